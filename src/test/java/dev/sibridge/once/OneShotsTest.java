package dev.sibridge.once;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneShotsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "--onced", "once", "-once", "--once-more", "--reconciled", "--important=1",
        "--project=12 --sweep", "--spring.main.banner-mode=off", "reconcile", "--dry-run"})
    void everythingElseStartsTheService(String arguments) {
        assertThat(OneShots.isMeant(arguments.split(" "))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--once", "--reconcile", "--import=manage:12", "--import manage:12", "--import",
        "--dry-run --once", "--reconcile --sweep", "--once --reconcile", "--once=true", "--reconcile=yes"})
    void commandsAreMeantWhereverTheyStand(String arguments) {
        assertThat(OneShots.isMeant(arguments.split(" "))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--import manage:12, --import=manage:12",
        "--reconcile --project 12 --sweep, --reconcile --project=12 --sweep",
        "--import tool:7 --company Jones --board Projects --account second,"
                + " --import=tool:7 --company=Jones --board=Projects --account=second",
        "--project=12 13, --project=12 13",
        "--import --dry-run, --import --dry-run",
        "--project, --project",
        "--sweep 12, --sweep 12",
        "--project 12 13, --project=12 13",
        "12 --once, 12 --once",
        "--company --board=x, --company --board=x"})
    void aValueMayStandBehindItsOptionAsAWordOfItsOwn(String given, String meant) {
        assertThat(OneShots.withValues(given.split(" "))).containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--reconcil               | --reconcil is no option; did you mean --reconcile?",
        "--reconcile --swep       | --swep is no option; did you mean --sweep?",
        "--once --dry_run         | --dry_run is no option; did you mean --dry-run?",
        "--import=manage:1 --quiet-please | --quiet-please is no option. README.md and docs/two-way.md list them.",
        "--dry-run                | --dry-run goes with a command: --once, --reconcile or --import.",
        "--project=12 --sweep     | --project goes with a command: --once, --reconcile or --import."})
    void noOptionIsIgnored(String arguments, String mistake) {
        assertThat(OneShots.mistake(arguments.split(" "))).contains(mistake);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--once", "--reconcile --sweep --project=12 --dry-run", "--debug", "once", "-x",
        "--spring.profiles.active=sandbox --once --tour", "--sync.auto=true", "--server.port 8081",
        "--import=tool:7 --company=Jones --board=Projects --account=second --trace"})
    void optionsAndSettingsAreNoMistakes(String arguments) {
        assertThat(OneShots.mistake(arguments.split(" "))).isEmpty();
    }

    @Test
    void aValueMayContainAnything() {
        assertThat(OneShots.withValues("--company", "Jones & Co = \"Zoë\"", "--board", "", "-x"))
                .containsExactly("--company=Jones & Co = \"Zoë\"", "--board=", "-x");
        assertThat(OneShots.withValues()).isEmpty();
    }
}
