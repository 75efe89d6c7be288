package dev.sibridge.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertReading;
import dev.sibridge.alert.MailTexts;
import dev.sibridge.alert.MailTexts.Entry;
import dev.sibridge.alert.MailTexts.Raised;
import dev.sibridge.alert.Note;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The forms that webhooks take: what people in SI call things is text in them and nothing else. */
class MessagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse("2026-11-22T21:05:07Z");
    private static final MailTexts TEXTS = new AlertReading(null, null, Clock.systemUTC()).texts();
    private static final String EVIL = "<!channel> <@U1> <https://evil.example|Salon> [x](https://evil.example) *b* `c`"
            + " \"};{\"a\": & ";
    private static final int TEAMS_LIMIT = 28_000;
    private static final int SLACK_TEXT_LIMIT = 3_000;
    private static final int SLACK_BLOCKS_LIMIT = 50;

    @Test
    void inSlackNamesMakeNoLinkNoMentionAndNoMarkup() throws Exception {
        JsonNode message = JSON.readTree(Messages.slack(null, List.of(entry(EVIL, 1))));

        for (JsonNode text : message.findValues("text")) {
            String type = text.path("type").asText();
            if (type.equals("mrkdwn") || text.isTextual() && text == message.path("text")) {
                assertThat(text.isTextual() ? text.asText() : text.path("text").asText())
                        .doesNotContain("<", ">").doesNotContainPattern("&(?!amp;|lt;|gt;)")
                        .doesNotContainPattern("(?<!\u200b)[*`]");
            }
        }
        assertThat(message.findValues("verbatim")).isNotEmpty().allMatch(JsonNode::booleanValue);
        assertThat(message.at("/blocks/0/text/type").asText()).as("which knows no markup").isEqualTo("plain_text");
        assertThat(message.findValuesAsText("url")).containsExactly("https://bridge.example/runs/7");
    }

    @Test
    void inTeamsNamesAreRunsOfTextWhichKnowNoMarkdown() throws Exception {
        JsonNode card = JSON.readTree(Messages.teams(null, List.of(entry(EVIL, 1)))).at("/attachments/0/content");

        assertThat(card.path("body")).isNotEmpty().allMatch(part -> part.path("type").asText().equals("RichTextBlock")
                && part.path("inlines").valueStream().allMatch(run -> run.path("type").asText().equals("TextRun")));
        assertThat(card.path("body").findValuesAsText("text").toString()).contains("[x](https://evil.example)");
        assertThat(card.findValuesAsText("url")).containsExactly("https://bridge.example/runs/7");
    }

    @Test
    void whatIsLongOrManyFitsTheirLimits() throws Exception {
        List<Entry> many = IntStream.range(0, 1000).mapToObj(one -> entry("&".repeat(2000), 100)).toList();
        for (List<Entry> entries : List.of(many, many.subList(0, 1))) {
            String summary = entries.size() > 1 ? "1000 alerts: Export refused 1000" : null;
            JsonNode slack = JSON.readTree(Messages.slack(summary, entries));

            assertThat(Messages.teams(summary, entries).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(TEAMS_LIMIT);
            assertThat(slack.path("blocks")).hasSizeLessThanOrEqualTo(SLACK_BLOCKS_LIMIT);
            assertThat(slack.path("blocks").findValuesAsText("text"))
                    .allMatch(text -> text.length() <= SLACK_TEXT_LIMIT);
            assertThat(slack.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        }
        assertThat(Messages.slack("s", many)).contains("… and 990 more");
        assertThat(Messages.teams(null, many.subList(0, 1))).contains("… and 95 more");
    }

    @Test
    void inJsonNamesAreWhatTheyAre() throws Exception {
        JsonNode message = JSON.readTree(Messages.json("1", "refused", alert(EVIL, 1), AT, null));

        assertThat(message.at("/project/name").asText()).isEqualTo(EVIL);
        assertThat(message.path("link").isNull()).isTrue();
        assertThat(message.path("a").isMissingNode()).isTrue();
    }

    @Test
    void theDocumentShowsEachFormAsItIsSent() throws Exception {
        Alert alert = new Alert(AlertKind.EXPORT_REFUSED, "default", new ProjectName("5b0c7c1e-4d0f-4a76-9f0a-"
                + "8a1c6f3f2d11", null, "Patio Music", "Schmidt"), "clients", "The export of \"Patio Music\" is refused;"
                + " nothing of it was written to ConnectWise.", List.of(new Note("The project has no client.",
                "Choose a client in SI.")), 7L, "");
        List<Entry> entries = List.of(TEXTS.entry(new Raised(alert, AT), 5));

        assertThat(examples()).containsExactly(
                JSON.readTree(Messages.json("2f1f7b0e-7c86-4a0b-a5a0-3f6f2f0c9b57", "refused", alert, AT,
                        TEXTS.link(alert))),
                JSON.readTree(Messages.teams(null, entries)), JSON.readTree(Messages.slack(null, entries)));
    }

    private static List<JsonNode> examples() throws Exception {
        return Pattern.compile("(?s)```json\n(.*?)```").matcher(Files.readString(Path.of("docs/notices.md")))
                .results().map(example -> {
                    try {
                        return JSON.readTree(example.group(1));
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(example.group(1), e);
                    }
                }).toList();
    }

    private static Entry entry(String name, int notes) {
        return TEXTS.entry(new Raised(alert(name, notes), AT), 5);
    }

    private static Alert alert(String name, int notes) {
        return new Alert(AlertKind.EXPORT_REFUSED, "default", new ProjectName("p-1", name, name, name), name,
                "It is refused: " + name, IntStream.range(0, notes).mapToObj(one -> new Note(name, name)).toList(), 7L,
                "");
    }
}
