package dev.sibridge.twoway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An example in {@code src/test/resources/two-way}: what both sides hold, what people do, and what becomes of it.
 *
 * @param rules of the dealer, by field
 * @param take  a side whose value somebody takes from the journal after the first pass; null for none
 * @param held  how many deletions stop the pass; 0 when none do
 * @param log   what the project's log says, in order: what happened, and on which side
 */
record GoldenExample(String title, String story, Map<String, String> rules, Both before, List<Edit> edits, String take,
        Both after, List<JournalRow> journal, List<String> log, int held) {

    private static final Path FOLDER = Path.of("src/test/resources/two-way");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    GoldenExample {
        rules = rules == null ? Map.of() : Map.copyOf(rules);
        journal = journal == null ? List.of() : List.copyOf(journal);
        log = log == null ? List.of() : List.copyOf(log);
    }

    /** The tasks and their tickets: those at the same place are twins. Null is none. */
    record Both(List<Map<String, JsonNode>> tool, List<Map<String, JsonNode>> manage) {

        List<Map<String, JsonNode>> on(String side) {
            return side.equals("tool") ? tool : manage;
        }
    }

    /**
     * What a person does.
     *
     * @param task by its name in the morning
     */
    record Edit(String at, String side, String task, Map<String, JsonNode> set, boolean delete) {
    }

    /**
     * A value that yielded or waits.
     *
     * @param counts whose value counts: tool, manage or nobody
     * @param by     who decided; null for the rule
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JournalRow(String field, JsonNode tool, JsonNode manage, String counts, String by) {
    }

    /** All of them, in the order of their files. */
    static Stream<GoldenExample> all() throws IOException {
        List<GoldenExample> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("\\d.*")).sorted().toList()) {
                all.add(YAML.readValue(file.toFile(), GoldenExample.class));
            }
        }
        return all.stream();
    }

    /** The mappings that hold in all of them, as a file. */
    static String mappings() throws IOException {
        return Files.readString(FOLDER.resolve("mappings.yaml"));
    }

    /** All of it as a file. */
    String file() throws IOException {
        return YAML.writeValueAsString(this);
    }

    @Override
    public String toString() {
        return title;
    }
}
