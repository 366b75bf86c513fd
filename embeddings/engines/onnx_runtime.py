"""ONNX Runtime, silent: by itself it gathers how it is used, and sends that to its maker."""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # read when it is imported; told later, it does it still

import onnxruntime  # noqa: TID251

__all__ = ["onnxruntime"]
