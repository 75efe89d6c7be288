package dev.sibridge.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.GoldenExample.Edit;
import dev.sibridge.twoway.GoldenExample.JournalRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The examples as a page for people who plan projects. */
final class GoldenPage {

    private static final String INTRODUCTION = """
            # Two-way: what becomes of an edit

            A test plays each example on this page with the code that keeps projects in step. The page is generated
            from the files in [`src/test/resources/two-way`](../src/test/resources/two-way);
            [`two-way.md`](two-way.md) has the rules.

            In each example, a task in the tool and its ticket in Manage are in step in the morning. Then people edit,
            and one pass follows. What the pass wrote is **bold**. The *journal* keeps each value that had to yield.
            The *log* says what the pass did.

            These mappings hold in all examples:

            ```yaml
            %s```
            """;

    private GoldenPage() {
    }

    static String of(String mappings, List<GoldenExample> examples) {
        return INTRODUCTION.formatted(mappings) + examples.stream().map(GoldenPage::section)
                .collect(Collectors.joining());
    }

    private static String section(GoldenExample example) {
        return "\n## " + example.title() + "\n\n" + wrapped(example.story()) + "\n\n"
                + "| | in the morning | edited | after the pass |\n|---|---|---|---|\n"
                + IntStream.range(0, example.before().tool().size()).boxed()
                .flatMap(i -> rows(example, i)).collect(Collectors.joining())
                + taken(example) + journal(example) + log(example);
    }

    private static Stream<String> rows(GoldenExample example, int place) {
        return Stream.of("tool", "manage").flatMap(side -> {
            Map<String, JsonNode> before = example.before().on(side).get(place);
            Map<String, JsonNode> after = example.after().on(side).get(place);
            List<Edit> edits = example.edits().stream().filter(edit -> edit.side().equals(side)
                    && edit.task().equals(before.get("name").asText())).toList();
            return before.keySet().stream().filter(field -> example.before().tool().size() > 1
                    || isTouched(example, field)).map(field -> row(side, field, before.get(field), edits,
                    after == null ? null : after.get(field), after != null));
        });
    }

    private static boolean isTouched(GoldenExample example, String field) {
        return example.edits().stream().anyMatch(edit -> edit.delete() || edit.set().containsKey(field));
    }

    private static String row(String side, String field, JsonNode before, List<Edit> edits, JsonNode after,
            boolean isThere) {
        Edit edit = edits.stream().filter(one -> one.delete() || one.set().containsKey(field)).findFirst().orElse(null);
        JsonNode typed = edit == null ? before : edit.delete() ? null : edit.set().get(field);
        String then = isThere ? shown(after) : "";
        boolean isWritten = isThere && !Objects.equals(shown(typed), then);
        return "| " + (side.equals("tool") ? "tool: " : "Manage: ") + field + " | " + shown(before) + " | "
                + (edit == null ? "" : (edit.delete() ? "deleted" : shown(typed)) + " (" + edit.at() + ")") + " | "
                + (isWritten ? "**" + then + "**" : then) + " |\n";
    }

    private static String taken(GoldenExample example) {
        return example.take() == null ? "" : "\nAfter the first pass, Kim takes the "
                + (example.take().equals("tool") ? "tool's" : "Manage's") + " value, and a second pass follows.\n";
    }

    private static String journal(GoldenExample example) {
        return example.journal().isEmpty() ? "" : "\nJournal:\n\n| field | tool | Manage | whose value counts"
                + " | decided by |\n|---|---|---|---|---|\n" + example.journal().stream().map(GoldenPage::row)
                .collect(Collectors.joining());
    }

    private static String row(JournalRow row) {
        return "| " + row.field() + " | " + shown(row.tool()) + " | " + shown(row.manage()) + " | "
                + (row.counts().equals("nobody") ? "waits for a person" : row.counts().equals("tool") ? "the tool's"
                        : "Manage's") + " | " + (row.by() != null ? row.by() : row.counts().equals("nobody") ? ""
                        : "the rule") + " |\n";
    }

    private static String log(GoldenExample example) {
        if (example.held() > 0) {
            return "\nThe project is `parked`: " + example.held() + " records would be removed.\n";
        }
        return "\nLog: " + (example.log().isEmpty() ? "nothing" : example.log().stream()
                .map(GoldenPage::line).collect(Collectors.joining(", "))) + ".\n";
    }

    private static String line(String line) {
        String what = "`" + line.substring(0, line.indexOf(' ')) + "`";
        return what.equals("`made_anew`") ? what : what + (line.endsWith(" tool") ? " in the tool" : " in Manage");
    }

    private static String shown(JsonNode value) {
        if (value == null || value.isNull() || value.isArray() && value.isEmpty()) {
            return "empty";
        }
        return value.isArray() ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                .collect(Collectors.joining(", ")) : value.asText();
    }

    private static String wrapped(String text) {
        StringBuilder page = new StringBuilder();
        int line = 0;
        for (String word : text.strip().split("\\s+")) {
            if (line + word.length() >= 118) {
                page.append('\n');
                line = 0;
            } else if (line > 0) {
                page.append(' ');
                line++;
            }
            page.append(word);
            line += word.length();
        }
        return page.toString();
    }
}
