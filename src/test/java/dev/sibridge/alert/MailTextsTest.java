package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.MailTexts.MailText;
import dev.sibridge.alert.MailTexts.Raised;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How alerts are worded. */
class MailTextsTest {

    private static final Instant AT = Instant.parse("2026-11-22T21:05:07Z");
    private static final List<Note> NOTES = List.of(new Note("Row Amp in Hall: There is no model.", "Enter one."),
            new Note("There is no client.", ""));

    private final MailTexts texts = new MailTexts("https://bridge.example/ ");

    @Test
    void aMailSaysFirstWhatHappenedThenAllThatIsWrongAndWhatToDo() {
        MailText mail = texts.single(refused("Salon", "Schmidt", NOTES));

        assertThat(mail.subject()).isEqualTo("Export refused: Salon (Schmidt)");
        assertThat(mail.plain()).isEqualTo("""
                It is refused.

                Project: Salon
                Client: Schmidt
                Step: reading the export
                Account: default
                When: 2026-11-22 21:05:07 UTC

                - Row Amp in Hall: There is no model.
                  What to do: Enter one.
                - There is no client.

                Run: https://bridge.example/runs/7

                What this means and how to fix it: "Export refused" in docs/operations.md.
                """);
    }

    @Test
    void theTextThatAPhoneShowsBeforeTheMailIsOpenedSaysWhatHappened() {
        String html = texts.single(refused("Salon", "Schmidt", NOTES)).html();

        assertThat(html.replaceAll("(?s).*<body[^>]*>", "").replaceAll("<[^>]*>", "").strip())
                .startsWith("It is refused.");
    }

    @Test
    void everythingStandsInBothForms() {
        String html = texts.single(refused("Salon", "Schmidt", NOTES)).html();

        assertThat(html).contains("It is refused.", ">Salon<", ">Schmidt<", "Row Amp in Hall: There is no model.",
                "Enter one.", "href=\"https://bridge.example/runs/7\"", "2026-11-22 21:05:07 UTC");
    }

    @Test
    void itIsReadableOnAPhoneInTheDarkAndAsksNobodyForImages() {
        String html = texts.single(refused("Salon", "Schmidt", NOTES)).html();

        assertThat(html).contains("width=device-width", "font-size:16px", "color-scheme\" content=\"light dark\"")
                .doesNotContain("<img", "<table", "<script", "<link", "http-equiv", "background", "<style", "class=",
                        " th:", "<th:");
    }

    @Test
    void withoutAPublicUrlThereIsNoLink() {
        MailText mail = new MailTexts("").single(refused("Salon", "Schmidt", NOTES));

        assertThat(mail.plain()).doesNotContain("Run:", "http");
        assertThat(mail.html()).doesNotContain("href");
    }

    @Test
    void whatOthersWroteIsTextAndNothingElse() {
        String evil = "<b onclick='x'>&amp;\"</b> [[${7*7}]] __${7*7}__ [# th:text=\"${7*7}\"/]";
        MailText mail = texts.single(refused(evil, evil, List.of(new Note(evil, evil))));

        assertThat(mail.plain()).contains("Project: " + evil, "- " + evil, "What to do: " + evil);
        assertThat(mail.html()).contains("&lt;b onclick=").doesNotContain("<b ", "49");
        assertThat(mail.plain()).doesNotContain("49");
    }

    @Test
    void aSubjectIsOneLineOfALengthThatPeopleRead() {
        MailText mail = texts.single(refused("Salon\r\nBcc: spy@evil.example\u2028\u0000" + "x".repeat(5000), "S",
                NOTES));

        assertThat(mail.subject()).startsWith("Export refused: Salon Bcc: spy@evil.example")
                .hasSizeLessThanOrEqualTo(150).doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
        assertThat(mail.plain().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(1100));
    }

    @Test
    void anExportWithoutANameIsToldOfAllTheSame() {
        assertThat(texts.single(refused(null, null, NOTES)).subject())
                .isEqualTo("Export refused: project without a name");
    }

    @Test
    void ofVeryManyProblemsTheFirstHundredAreToldAndHowManyThereAre() {
        List<Note> many = IntStream.range(0, 130).mapToObj(i -> new Note("Problem " + i + ".", "")).toList();

        assertThat(texts.single(refused("Salon", "S", many)).plain()).contains("- Problem 99.", "… and 30 more")
                .doesNotContain("Problem 100");
    }

    @Test
    void aDigestTellsTheFirstThingOfEach() {
        MailText mail = texts.digest(List.of(refused("Salon", "A", NOTES), refused("Bar", "B", NOTES),
                new Raised(new Alert(AlertKind.KEYS_REFUSED, "default", null, "D-Tools", "D-Tools rejects the keys.",
                        List.of(), null, ""), AT)));

        assertThat(mail.subject()).isEqualTo("3 alerts: Export refused 2, Keys rejected 1 – Salon, Bar");
        assertThat(mail.plain()).startsWith("3 alerts: Export refused 2, Keys rejected 1.\n")
                .contains("Export refused: Salon (A)", "Export refused: Bar (B)", "Keys rejected: D-Tools",
                        "… and 1 more", "\"Export refused\", \"Keys rejected\" in docs/operations.md")
                .doesNotContain("There is no client.");
        assertThat(mail.html()).contains("Export refused: Salon (A)", "Keys rejected: D-Tools", "… and 1 more");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindNamesItsHeading(AlertKind kind) {
        MailText mail = texts.single(new Raised(new Alert(kind, "second", null, null, "It is so.", List.of(), null, ""),
                AT));

        assertThat(mail.subject()).isEqualTo(kind.heading() + ": account second");
        assertThat(mail.plain()).endsWith("\"" + kind.heading() + "\" in docs/operations.md.\n");
    }

    private static Raised refused(String project, String client, List<Note> notes) {
        return new Raised(new Alert(AlertKind.EXPORT_REFUSED, "default", new ProjectName("p-1", null, project, client),
                "reading the export", "It is refused.", notes, 7L, ""), AT);
    }
}
