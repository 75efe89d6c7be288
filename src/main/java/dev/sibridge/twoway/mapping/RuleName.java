package dev.sibridge.twoway.mapping;

import dev.sibridge.twoway.model.Rule;
import java.util.Map;
import java.util.Optional;

/** What rules are called in mappings. */
final class RuleName {

    static final Map<String, Rule> RULES = Map.of("lastWriter", Rule.LAST_WRITER, "manage", Rule.MANAGE,
            "tool", Rule.TOOL, "ask", Rule.ASK);

    private RuleName() {
    }

    static Optional<Rule> of(String name) {
        return Optional.ofNullable(RULES.get(name));
    }
}
