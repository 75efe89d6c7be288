package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.endtoend.InProcess;
import dev.sibridge.endtoend.Vendors;
import dev.sibridge.once.Command;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Runs the product within the tests' own process between the sandbox's Manage and its reference tool: one application
 * for all these classes, each test from nothing on.
 */
abstract class TwoWayTest {

    static final Vendors VENDORS = new Vendors();
    /** What the sandbox maps. */
    static final String SAMPLE = sample();
    private static final Path FILE = Path.of("target", "two-way-mappings-" + ProcessHandle.current().pid() + ".yaml");

    /** It ends with the process, as the sandbox does. */
    private static InProcess bridge;

    final Office office = new Office(VENDORS);
    final Crew crew = new Crew(VENDORS);

    @BeforeEach
    final void startEmpty() {
        bridge().forgetEverything();
        VENDORS.startEmpty();
        mappings(SAMPLE);
    }

    @AfterEach
    final void manageHasNothingToComplainAbout() {
        VENDORS.assertNoViolations();
    }

    static synchronized InProcess bridge() {
        if (bridge == null) {
            bridge = InProcess.start(VENDORS, settings("TWO_WAY_MAPPING_FILE=" + FILE.toUri()));
        }
        return bridge;
    }

    /** From now on the file of mappings says this. */
    static void mappings(String yaml) {
        try {
            Files.writeString(FILE, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sample() {
        try (InputStream file = TwoWayTest.class.getResourceAsStream("/sandbox/mappings.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tool's settings and these. */
    static String[] settings(String... more) {
        List<String> all = new ArrayList<>(List.of("PM_TYPE=open", "PM_URL=" + VENDORS.url()
                + "/sandbox/pm", "PM_API_KEY=sandbox"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    static <T> T bean(Class<T> type) {
        return bridge().bean(type);
    }

    static Account account() {
        return bean(Accounts.class).get("default");
    }

    /** Runs a command, such as {@code --reconcile --sweep}. */
    static Command.Result command(String... arguments) {
        return Command.run(bridge()::bean, arguments);
    }

    /** A pass over what has changed. */
    static AccountPass pass() {
        return pass(false);
    }

    /** A pass over everything. */
    static AccountPass sweep() {
        return pass(true);
    }

    private static AccountPass pass(boolean sweep) {
        return bean(TwoWay.class).reconcile(account(), new Wanted(sweep, null, false, true));
    }

    /** The only project of a pass. */
    static ProjectPass only(AccountPass pass) {
        assertThat(pass.projects()).hasSize(1);
        return pass.projects().get(0);
    }

    /** The only paired project. */
    static PairedProject paired() {
        List<PairedProject> all = bean(PairedProjects.class).of(account());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** From now on, neither side was asked anything yet. */
    static void clearLogs() {
        VENDORS.clearLog();
        VENDORS.tool().service().log().clear();
    }

    /** Nothing was written since the logs were cleared. */
    final void nothingIsWritten() {
        assertThat(office.writes()).as("writes to Manage").isEmpty();
        assertThat(crew.writes()).as("writes to the tool").isEmpty();
    }

    /** One more pass over everything writes nothing. */
    final void bothAreInStep() {
        clearLogs();
        sweep();
        nothingIsWritten();
    }
}
