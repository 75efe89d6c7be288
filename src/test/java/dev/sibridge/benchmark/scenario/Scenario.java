package dev.sibridge.benchmark.scenario;

import dev.sibridge.benchmark.Lab;
import dev.sibridge.benchmark.Results;

/** Something that is measured. */
public interface Scenario {

    /** Measures it once. */
    void measure(Lab lab, Results results);
}
