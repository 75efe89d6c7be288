package dev.sibridge.twoway.time;

import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.MappedTime;
import dev.sibridge.twoway.merge.Translation.Twin;
import dev.sibridge.twoway.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one side holds of a time entry as the other would: by the project's paired tasks and the dealer's mappings. */
final class TimeTwins {

    /** Manage keeps hundredths of hours. */
    private static final int DECIMALS = 2;

    private final Map<String, String> tickets;
    private final Map<String, String> tasks = new HashMap<>();
    private final MappedTime mapping;

    /** @param tickets ids of Manage's tickets by those of the tool's tasks */
    TimeTwins(Map<String, String> tickets, MappedTime mapping) {
        this.tickets = Map.copyOf(tickets);
        this.mapping = mapping;
        tickets.forEach((task, ticket) -> tasks.put(ticket, task));
    }

    /**
     * What a side would hold; nothing when there is nothing like it there, or when that side takes no such value.
     *
     * @param now what it holds now: a value that means the same stays
     */
    Twin twin(TimeField field, Side to, Object value, Object now) {
        if (value == null && field.isRequired()) {
            return Twin.NONE;
        }
        return switch (field) {
            case TASK -> found(Optional.ofNullable((to == Side.MANAGE ? tickets : tasks).get(value)));
            // Who is there stays; who is not active any more does not come anew.
            case PERSON -> found(mapping.person(to, (String) value)
                    .filter(person -> person.active() || person.id().equals(now)).map(Choice::id));
            case ROLE -> found(mapping.role(to, (String) value, (String) now));
            case BILLABLE -> to == Side.MANAGE ? Twin.of(mapping.billableOption((Boolean) value, (String) now))
                    : found(mapping.billable((String) value));
            case HOURS -> to == Side.MANAGE ? hours((BigDecimal) value) : Twin.of(value);
            case STATUS, LOCKED -> to == Side.MANAGE ? Twin.NONE : Twin.of(value);
            case DAY, TEXT -> Twin.of(value);
        };
    }

    private static Twin hours(BigDecimal hours) {
        BigDecimal rounded = hours.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() > 0 ? Twin.of(rounded) : Twin.NONE;
    }

    private static Twin found(Optional<?> value) {
        return value.map(Twin::of).orElse(Twin.NONE);
    }
}
