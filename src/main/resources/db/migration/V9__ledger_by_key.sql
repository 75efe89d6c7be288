-- Records are looked up by many source keys at once: of the longer index, H2 only uses what comes before the key.
CREATE INDEX ledger_source_key ON ledger (source_key);
