package dev.sibridge.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Runs the product within the tests' own process, one application for a class, each test from an empty queue on. */
abstract class InProcessTest {

    static final Vendors VENDORS = new Vendors();
    static InProcess bridge;

    @BeforeAll
    static void startTheBridge() {
        bridge = InProcess.start(VENDORS);
    }

    @AfterAll
    static void stopTheBridge() {
        bridge.close();
    }

    @BeforeEach
    final void startEmpty() {
        bridge.forgetEverything();
        VENDORS.startEmpty();
    }

    @AfterEach
    final void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }
}
