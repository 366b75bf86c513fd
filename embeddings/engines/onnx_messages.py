"""Networks as ONNX writes them: the few protobuf messages that are needed, as bytes.

The ``onnx`` package would do the same after 0.2 seconds of importing; and as a network without its
weights is made in a millisecond, nothing has to be kept in a cache. Field numbers are those of
onnx.proto3; a test reads what is written here with ``onnx`` itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from struct import pack

FLOAT, INT8, INT32 = 1, 3, 6
"""Kinds of numbers in a tensor."""

CONTRIB = "com.microsoft"
"""Domain of ONNX Runtime's own operators, each of which does several steps of ONNX at once."""

_CONTRIB_OPERATORS = {
    *("Attention", "BiasGelu", "DynamicQuantizeMatMul", "EmbedLayerNormalization"),
    *("MultiHeadAttention", "SkipLayerNormalization"),
}

_OPSET, _CONTRIB_OPSET, _IR_VERSION = 17, 1, 9
_VARINT, _BYTES, _FLOAT32 = 0, 2, 5
_FLOAT_ATTRIBUTE, _INT_ATTRIBUTE, _TEXT_ATTRIBUTE = 1, 2, 3
_EXTERNAL = 1


def node(
    operator: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    attributes: Mapping[str, float | str],
) -> bytes:
    """One step: an operator with the names of what it takes and gives; "" leaves an input out."""
    return b"".join(
        (
            *(_text(1, name) for name in inputs),
            *(_text(2, name) for name in outputs),
            _text(4, operator),
            *(_message(5, _attribute(name, value)) for name, value in attributes.items()),
            _text(7, CONTRIB if operator in _CONTRIB_OPERATORS else ""),
        )
    )


def value(name: str, kind: int, shape: Sequence[str | int]) -> bytes:
    """An input or output of the network; a size that varies is given by a name."""
    sizes = (_text(2, size) if isinstance(size, str) else _number(1, size) for size in shape)
    tensor = _number(1, kind) + _message(2, b"".join(_message(1, size) for size in sizes))
    return _text(1, name) + _message(2, _message(1, tensor))


def weight(name: str, kind: int, shape: Sequence[int]) -> bytes:
    """A tensor that is given to the runtime in memory, not written here."""
    place = _text(1, "location") + _text(2, "memory")
    sizes = b"".join(_number(1, size) for size in shape)
    return sizes + _number(2, kind) + _text(8, name) + _message(13, place) + _number(14, _EXTERNAL)


def model(
    nodes: Iterable[bytes],
    weights: Iterable[bytes],
    inputs: Iterable[bytes],
    outputs: Iterable[bytes],
) -> bytes:
    """A whole network."""
    parts: Mapping[int, Iterable[bytes]] = {1: nodes, 5: weights, 11: inputs, 12: outputs}
    graph = [_message(field, one) for field, ones in parts.items() for one in ones]
    opsets = (("", _OPSET), (CONTRIB, _CONTRIB_OPSET))
    return b"".join(
        (
            _number(1, _IR_VERSION),
            _message(7, _text(2, "encoder") + b"".join(graph)),
            *(_message(8, _text(1, domain) + _number(2, number)) for domain, number in opsets),
        )
    )


def _attribute(name: str, given: float | str) -> bytes:
    if isinstance(given, str):
        return _text(1, name) + _text(4, given) + _number(20, _TEXT_ATTRIBUTE)
    if isinstance(given, int):
        return _text(1, name) + _number(3, given) + _number(20, _INT_ATTRIBUTE)
    written = _key(2, _FLOAT32) + pack("<f", given)
    return _text(1, name) + written + _number(20, _FLOAT_ATTRIBUTE)


def _text(field: int, text: str) -> bytes:
    return _message(field, text.encode())


def _message(field: int, body: bytes) -> bytes:
    return _key(field, _BYTES) + _varint(len(body)) + body


def _number(field: int, number: int) -> bytes:
    return _key(field, _VARINT) + _varint(number)


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _varint(number: int) -> bytes:
    """A number as protobuf writes it; negative ones as 64 bits."""
    number &= 2**64 - 1
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)
