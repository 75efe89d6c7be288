package dev.sibridge.endtoend;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the product as an operator does, a process for each {@code --once}, from an empty queue on. */
abstract class OneShotTest {

    final Vendors vendors = new Vendors();
    Bridge bridge;

    @TempDir
    Path folder;

    @BeforeEach
    final void startEmpty() {
        vendors.startEmpty();
        bridge = new Bridge(folder, vendors);
    }

    @AfterEach
    final void manageHasNothingToComplainAbout() {
        vendors.assertNoViolations();
    }
}
