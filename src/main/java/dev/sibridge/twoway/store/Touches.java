package dev.sibridge.twoway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.twoway.model.Touch;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What has woken a project, as JSON; null means anything may have. */
final class Touches {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Touches() {
    }

    static String write(Collection<Touch> touched) {
        try {
            return touched == null ? null
                    : JSON.writeValueAsString(touched.stream().map(Touch::toString).sorted().toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Set<Touch> read(String touched) {
        try {
            return touched == null ? null : Arrays.stream(JSON.readValue(touched, String[].class)).map(Touch::parse)
                    .collect(Collectors.toSet());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("The table two_way_project contains something that is not JSON", e);
        }
    }
}
