"""The recipe of the shipped ResNet-56: its images, its training, its files. `python3 -m resnet56 --help`."""
