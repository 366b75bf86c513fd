"""A model's files, and the engines that turn texts into vectors with them.

``model_folder`` finds and checks the files. A plain BERT, as ``configuration`` tells, runs as an
``onnx_model``: ``bert_network`` makes the network, in ``onnx_messages``, of the weights in a
``safetensors_file``. Any other is a ``torch_model``.
"""
