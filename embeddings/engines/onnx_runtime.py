"""ONNX Runtime without telemetry: by default it reports its use to its maker."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read during its import; set later, it has no effect

import onnxruntime  # noqa: TID251

__all__ = ["onnxruntime"]
