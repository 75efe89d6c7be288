package dev.sibridge.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.Alert.ProjectName;
import dev.sibridge.alert.MailTexts.Entry;
import dev.sibridge.alert.Note;
import dev.sibridge.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Alerts in the forms that webhooks take. What people in SI call things stays plain text in all of them: it can make no
 * link, no mention and no markup.
 */
final class Messages {

    /** Slack takes 3,000 characters in a part; a character may need five to be plain text there. */
    private static final int LONGEST = 550;
    private static final int LONGEST_NOTE = 270;
    private static final int LONGEST_TITLE = 150;
    private static final int MOST_ENTRIES = 10;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Messages() {
    }

    /**
     * Our own form, of one event.
     *
     * @param id   of the delivery
     * @param link to the run; null for none
     */
    static String json(String id, String event, Alert alert, Instant at, String link) {
        ObjectNode message = JSON.objectNode().put("id", id).put("event", event).put("account", alert.account());
        ProjectName project = alert.project();
        if (project == null) {
            message.putNull("project");
        } else {
            message.putObject("project").put("id", project.id()).put("name", project.name())
                    .put("client", project.client()).put("coNumber", project.coNumber());
        }
        message.put("happened", alert.happened());
        ArrayNode notes = message.putArray("notes");
        alert.notes().forEach(note -> notes.addObject().put("what", note.what()).put("todo", note.todo()));
        return message.put("run", alert.run()).put("link", link).put("at", at.toString()).toString();
    }

    /**
     * A message with an Adaptive Card, as workflows in Teams take it. All text is in text runs, which know no Markdown.
     *
     * @param summary stands above several; null for one
     */
    static String teams(String summary, List<Entry> entries) {
        ObjectNode message = JSON.objectNode().put("type", "message");
        ObjectNode card = message.putArray("attachments").addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive").putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json").put("type", "AdaptiveCard")
                .put("version", "1.4").putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        if (summary != null) {
            run(body, summary, true);
        }
        shown(entries).forEach(entry -> teams(body, card, entry, summary == null));
        left(entries).ifPresent(more -> run(body, more, false));
        return message.toString();
    }

    private static void teams(ArrayNode body, ObjectNode card, Entry entry, boolean alone) {
        run(body, cut(entry.title(), LONGEST_TITLE), true);
        run(body, cut(entry.happened(), LONGEST), false);
        if (!alone) {
            return;
        }
        entry.notes().forEach(note -> run(body, said(note), false));
        more(entry).ifPresent(more -> run(body, more, false));
        run(body, facts(entry), false);
        if (entry.link() != null) {
            card.putArray("actions").addObject().put("type", "Action.OpenUrl").put("title", "View the run")
                    .put("url", entry.link());
        }
    }

    private static void run(ArrayNode body, String text, boolean bold) {
        ObjectNode run = body.addObject().put("type", "RichTextBlock").putArray("inlines").addObject()
                .put("type", "TextRun").put("text", text);
        if (bold) {
            run.put("weight", "Bolder");
        }
    }

    /** A message in blocks, as incoming webhooks of Slack take it. {@code text} is for notifications. */
    static String slack(String summary, List<Entry> entries) {
        String title = summary != null ? summary : entries.get(0).title();
        ObjectNode message = JSON.objectNode().put("text", escaped(cut(title, LONGEST_TITLE)));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject().put("type", "header").putObject("text").put("type", "plain_text")
                .put("text", cut(title, LONGEST_TITLE)).put("emoji", false);
        shown(entries).forEach(entry -> slack(blocks, entry, summary == null));
        left(entries).ifPresent(more -> section(blocks, more));
        return message.toString();
    }

    private static void slack(ArrayNode blocks, Entry entry, boolean alone) {
        if (!alone) {
            section(blocks, cut(entry.title(), LONGEST_TITLE) + "\n" + cut(entry.happened(), LONGEST - LONGEST_TITLE));
            return;
        }
        section(blocks, cut(entry.happened(), LONGEST));
        entry.notes().forEach(note -> section(blocks, said(note)));
        more(entry).ifPresent(more -> section(blocks, more));
        section(blocks, facts(entry));
        if (entry.link() != null) {
            blocks.addObject().put("type", "actions").putArray("elements").addObject().put("type", "button")
                    .put("url", entry.link()).putObject("text").put("type", "plain_text").put("text", "View the run");
        }
    }

    // Verbatim: nothing in it becomes a link or a mention by itself.
    private static void section(ArrayNode blocks, String text) {
        blocks.addObject().put("type", "section").putObject("text").put("type", "mrkdwn").put("text", escaped(text))
                .put("verbatim", true);
    }

    // Slack knows these three and no others; what stands alone between zero widths is no mark of bold or code, either.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replaceAll("([*_~`])", "\u200b$1\u200b");
    }

    private static List<Entry> shown(List<Entry> entries) {
        return entries.subList(0, Math.min(MOST_ENTRIES, entries.size()));
    }

    private static Optional<String> left(List<Entry> entries) {
        int left = entries.size() - MOST_ENTRIES;
        return left <= 0 ? Optional.empty()
                : Optional.of("… and " + left + " more. The console shows all of them.");
    }

    private static Optional<String> more(Entry entry) {
        return entry.more() <= 0 ? Optional.empty()
                : Optional.of("… and " + entry.more() + " more");
    }

    private static String said(Note note) {
        return cut(note.what(), LONGEST_NOTE)
                + (Text.isBlank(note.todo()) ? "" : "\nWhat to do: " + cut(note.todo(), LONGEST_NOTE));
    }

    private static String facts(Entry entry) {
        return entry.facts().entrySet().stream().map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String text, int most) {
        String cut = Text.cut(text, most - 1);
        return cut.length() < Text.trim(text).length() ? cut + "…" : cut;
    }
}
