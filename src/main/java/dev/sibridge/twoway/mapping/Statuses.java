package dev.sibridge.twoway.mapping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each status of a side means, in the order of the mapping: by the status's name, the category's name, with
 * {@code *} behind it for the status that is written for the category. Without one, the first is.
 */
public record Statuses(@JsonValue Map<String, String> meanings) {

    private static final String DEFAULT = "*";

    @JsonCreator
    public Statuses {
        meanings = meanings == null ? Map.of() : new LinkedHashMap<>(meanings);
    }

    /** What a status means; empty when it is mapped to nothing, or to no category. */
    Optional<Category> meaning(String status) {
        return Optional.ofNullable(meanings.get(status)).flatMap(Statuses::category);
    }

    /** The status that is written for a category; empty when there is none. */
    Optional<String> written(Category category) {
        List<String> all = of(category);
        return all.stream().filter(status -> meanings.get(status).endsWith(DEFAULT)).findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** The statuses that mean a category, in the order of the mapping. */
    List<String> of(Category category) {
        return meanings.keySet().stream().filter(status -> meaning(status).filter(category::equals).isPresent())
                .toList();
    }

    /** Categories of which several statuses are said to be the one that is written, with these. */
    Map<Category, List<String>> contradictions() {
        Map<Category, List<String>> contradictions = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            List<String> defaults = of(category).stream()
                    .filter(status -> meanings.get(status).endsWith(DEFAULT)).toList();
            if (defaults.size() > 1) {
                contradictions.put(category, defaults);
            }
        }
        return contradictions;
    }

    private static Optional<Category> category(String meaning) {
        return Category.of(meaning.endsWith(DEFAULT) ? meaning.substring(0, meaning.length() - 1) : meaning);
    }
}
