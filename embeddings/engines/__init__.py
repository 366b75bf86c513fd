"""A model's files, and the engines that turn texts into vectors with them.

``model_folder`` finds and checks the files. A plain BERT, recognised by ``configuration``, runs as
an ``onnx_model``: ``bert_network`` builds its graph with ``onnx_messages`` from the weights in a
``safetensors_file``. Any other model is a ``torch_model``.
"""
