# SPDX-License-Identifier: EUPL-1.2
"""passim, text reuse on Spark: Spark can be had (pyspark), passim cannot, for no registry of packages offers it."""

from peer import Unavailable

NAME = "passim"


def install(place):
    raise Unavailable("it is offered as a repository only; PyPI's package of that name is another program")
