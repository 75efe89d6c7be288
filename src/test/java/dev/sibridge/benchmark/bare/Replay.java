package dev.sibridge.benchmark.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.benchmark.calls.Call;
import dev.sibridge.benchmark.calls.CallGraph;
import dev.sibridge.benchmark.calls.Names;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A call that can be sent again to a Manage that gives other ids.
 *
 * @param target texts and, between them, the numbers of the calls whose answers tell the ids
 * @param body   the same
 * @param before the numbers of the calls that must be answered before
 * @param status how it was answered
 */
public record Replay(String method, List<Part> target, List<Part> body, Set<Integer> before, int status) {

    static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A piece of a text.
     *
     * @param text  null for an id
     * @param maker the number of the call that makes what has the id
     */
    public record Part(String text, int maker) {

        byte[] bytes(long[] ids) {
            return (text == null ? String.valueOf(ids[maker]) : text).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Writes the calls of a run into a file, in the order in which they were made. */
    public static void write(CallGraph graph, Path file) {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int number = 0; number < graph.calls().size(); number++) {
                Call call = graph.calls().get(number);
                lines.write(JSON.writeValueAsString(new Replay(call.method(), parts(call, false, graph),
                        parts(call, true, graph), graph.before().get(number), call.status())));
                lines.newLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Replay> read(Path file) throws IOException {
        List<Replay> calls = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            calls.add(JSON.readValue(line, Replay.class));
        }
        return calls;
    }

    private static List<Part> parts(Call call, boolean ofBody, CallGraph graph) {
        String text = ofBody ? call.body() : call.target();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (Names.Name name : Names.of(call)) {
            Integer maker = name.inBody() == ofBody ? graph.maker(name) : null;
            if (maker != null) {
                parts.add(new Part(text.substring(from, name.from()), 0));
                parts.add(new Part(null, maker));
                from = name.to();
            }
        }
        parts.add(new Part(text.substring(from), 0));
        return parts;
    }
}
