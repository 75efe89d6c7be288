package dev.sibridge.twoway.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What statuses of tasks and projects mean, whatever each side calls them. */
public enum Category {
    NOT_STARTED("NotStarted"), BLOCKED("Blocked"),
    PLANNING("Planning"), ON_HOLD("OnHold"),
    IN_PROGRESS("InProgress"), COMPLETE("Complete"), CANCELLED("Cancelled");

    private final String wireName;

    Category(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in mappings. */
    public String wireName() {
        return wireName;
    }

    /** Whether work goes on. */
    public boolean isOpen() {
        return this != COMPLETE && this != CANCELLED;
    }

    static Optional<Category> of(String wireName) {
        return Stream.of(values()).filter(category -> category.wireName.equals(wireName)).findFirst();
    }

    /** Whose statuses are meant. */
    public enum Of {
        TASK(NOT_STARTED, List.of(NOT_STARTED, IN_PROGRESS, BLOCKED, COMPLETE, CANCELLED)),
        PROJECT(PLANNING, List.of(PLANNING, IN_PROGRESS, ON_HOLD, COMPLETE, CANCELLED));

        private final Category first;
        private final List<Category> all;

        Of(Category first, List<Category> all) {
            this.first = first;
            this.all = all;
        }

        /** What a status means that is mapped to nothing. */
        public Category first() {
            return first;
        }

        public List<Category> all() {
            return all;
        }

        /** Those that need a status at least. */
        public Set<Category> required() {
            return Set.of(first, IN_PROGRESS, COMPLETE);
        }
    }
}
