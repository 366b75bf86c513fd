"""Reads the configuration of sentence-transformers models that ``bert_network`` can compute."""

import json
from pathlib import Path
from typing import Any

from embeddings.engines.bert_network import Configuration

_KINDS = ("Transformer", "Pooling", "Normalize")
_UNLIMITED = 10**9  # tokens; tokenizers have such a number where there is no limit


def read_configuration(folder: Path) -> Configuration | None:
    """The configuration of a model that ``bert_network`` computes; None for any other."""
    try:
        bert = _json(folder / "config.json")
        modules = _json(folder / "modules.json")
        pooling = _json(folder / modules[1]["path"] / "config.json")
        reading = _json(folder / "sentence_bert_config.json")
        kinds = tuple(one["type"].rpartition(".")[2] for one in modules)
        plain = (
            kinds in (_KINDS, _KINDS[:2])
            and modules[0]["path"] == ""
            and (folder / "tokenizer.json").is_file()
            and (bert["model_type"], bert["hidden_act"]) == ("bert", "gelu")
            and bert.get("position_embedding_type", "absolute") == "absolute"
            and _is_mean(pooling)
            and not _has_prompts(folder)
        )
        if not plain:
            return None
        return Configuration(
            layers=bert["num_hidden_layers"],
            heads=bert["num_attention_heads"],
            epsilon=bert["layer_norm_eps"],
            dimension=bert["hidden_size"],
            limit=min(reading.get("max_seq_length") or _UNLIMITED, bert["max_position_embeddings"]),
        )
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        return None  # another kind of model, which sentence-transformers may know


def _is_mean(pooling: dict[str, Any]) -> bool:
    if "pooling_mode" in pooling:  # as newer versions write it
        return bool(pooling["pooling_mode"] == "mean")
    modes = {name for name, on in pooling.items() if name.startswith("pooling_mode_") and on}
    return modes == {"pooling_mode_mean_tokens"}


def _has_prompts(folder: Path) -> bool:
    """Whether the model puts a prompt before each text, to tell queries from passages."""
    path = folder / "config_sentence_transformers.json"
    options = _json(path) if path.exists() else {}
    prompts = (options.get("prompts") or {}).values()
    return any(prompts) or bool(options.get("default_prompt_name"))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
