"""Makes reference.arrow, data.arrow and zprime300.arrow of this folder from the simulated dimuon samples (see README.md).

python make.py SAMPLES   with SAMPLES the folder of reference.arrow and zprime300.arrow, and of both in slim/
"""
import sys

import numpy as np
import pyarrow as pa

SAMPLES = sys.argv[1]
FEATURES = ["pt1", "pt2", "eta1", "eta2", "dphi"]
UNITS = {"pt1": "GeV", "pt2": "GeV", "mass": "GeV", "dphi": "rad"}
EXPECTED, SIGNAL, SEED = 1000, 24, 20261122


def read(name):
    return pa.ipc.open_file(f"{SAMPLES}/{name}").read_all()


def write(table, name, metadata):
    fields = [field.with_metadata({"unit": UNITS[field.name]} if field.name in UNITS else None) for field in table.schema]
    table = table.cast(pa.schema(fields, metadata=metadata))
    with pa.ipc.new_file(name, table.schema) as out:
        out.write_table(table)


random = np.random.default_rng(SEED)
slim, pool, signal = read("slim/reference.arrow"), read("reference.arrow"), read("zprime300.arrow")
write(slim, "reference.arrow", {"features": ",".join(FEATURES), "expected": str(EXPECTED)})
write(read("slim/zprime300.arrow"), "zprime300.arrow", {"features": ",".join(FEATURES)})

background = pool.take(random.choice(pool.num_rows, random.poisson(EXPECTED), replace=False))
peak = signal.take(random.choice(signal.num_rows, SIGNAL, replace=False))
data = pa.concat_tables([background.replace_schema_metadata(None), peak.replace_schema_metadata(None)])
data = data.take(random.permutation(data.num_rows)).combine_chunks()
write(data, "data.arrow", {})
print(f"{slim.num_rows} reference rows, {background.num_rows} + {peak.num_rows} data rows")
