#!/bin/sh
# Holds what `heddle config export` writes against what `heddle config replay` decides, on random configurations and events:
# Sigma as pySigma reads it, the XPath of the query list as libxml2 evaluates it, the exception list by Elastic's rules.
#
# Environment:
#   HEDDLE   the program.
#   PYTHON   a Python with pySigma and lxml: python3 -m venv DIR && DIR/bin/pip install pysigma lxml, then DIR/bin/python.
#   SEEDS    how many configurations; 40.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
if ! "$python" -c 'import lxml, sigma' 2>/dev/null; then
  echo 'exports: skipped, for want of a Python with pySigma and lxml: python3 -m venv DIR && DIR/bin/pip install pysigma lxml, then make exports PYTHON=DIR/bin/python'
  exit 0
fi
"$python" datasets/exports.py "${HEDDLE:-.build/release/heddle}" "${SEEDS:-40}"
