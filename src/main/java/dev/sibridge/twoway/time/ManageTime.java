package dev.sibridge.twoway.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.manage.ManageCalls;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manage's time entries. It knows no conditional write: an entry is read again right before. */
final class ManageTime {

    private static final String ENTRIES = "/time/entries";
    private static final String ON_TICKETS = "ProjectTicket";
    private static final int IDS_OF_A_QUESTION = 100;
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    /** The tool knows days, Manage moments: at this time, a moment is on the same day from Hawaii to New Zealand. */
    private static final LocalTime START = LocalTime.of(10, 0);
    /** The time was not entered in Manage: its text is to become no note there, and nobody is to get a mail. */
    private static final List<String> UNWANTED = List.of("addToDetailDescriptionFlag", "addToInternalAnalysisFlag",
            "addToResolutionFlag", "emailResourceFlag", "emailContactFlag", "emailCcFlag");

    private final ManageCalls calls;

    ManageTime(ManageCalls calls) {
        this.calls = calls;
    }

    /** When time of a day is said to have begun. */
    static Instant start(Object day) {
        return ((LocalDate) day).atTime(START).toInstant(ZoneOffset.UTC);
    }

    /** All entries on tickets. */
    List<TimeEntry> onTickets(Collection<String> tickets) {
        return list("chargeToType = \"" + ON_TICKETS + "\" and chargeToId", tickets);
    }

    /** Those of some entries that still exist, wherever they are. */
    List<TimeEntry> byId(Collection<String> ids) {
        return list("id", ids);
    }

    private List<TimeEntry> list(String member, Collection<String> ids) {
        List<TimeEntry> entries = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IDS_OF_A_QUESTION) {
            List<String> some = all.subList(from, Math.min(from + IDS_OF_A_QUESTION, all.size()));
            calls.call(ConnectWiseRequest.list(ENTRIES, member + " in (" + String.join(",", some) + ")"))
                    .forEach(entry -> entries.add(entry(entry)));
        }
        return entries;
    }

    /** Makes an entry. */
    TimeEntry create(Map<TimeField, Object> values) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("chargeToType", ON_TICKETS));
        body.put("timeStart", start(values.get(TimeField.DAY)).toString());
        body.put("actualHours", values.get(TimeField.HOURS));
        members(values).forEach((member, value) -> {
            if (value != null) {
                body.put(member, value);
            }
        });
        UNWANTED.forEach(flag -> body.put(flag, false));
        return entry(calls.call(ConnectWiseRequest.create(ENTRIES, body)));
    }

    /**
     * Changes an entry.
     *
     * @param seen as it was read: nothing is written over what somebody has changed since
     */
    TimeEntry update(TimeEntry seen, Map<TimeField, Object> values) {
        JsonNode raw = again(seen).orElseThrow(() -> new SideException(Outcome.OVERTAKEN,
                "It does not exist any more.", null));
        Map<String, Object> changes = members(values);
        changes.putAll(times(raw, values));
        return entry(calls.call(ConnectWiseRequest.update(ENTRIES + "/" + seen.id(), changes)));
    }

    /** Deletes an entry, if it is still there as it was read. */
    void delete(TimeEntry seen) {
        if (again(seen).isPresent()) {
            calls.call(ConnectWiseRequest.delete(ENTRIES + "/" + seen.id()));
        }
    }

    private Optional<JsonNode> again(TimeEntry seen) {
        JsonNode now = calls.call(ConnectWiseRequest.list(ENTRIES, "id = " + seen.id())).get(0);
        if (now != null && !entry(now).equals(seen)) {
            throw new SideException(Outcome.OVERTAKEN, "Somebody has changed it meanwhile.", null);
        }
        return Optional.ofNullable(now);
    }

    private static Map<String, Object> members(Map<TimeField, Object> values) {
        Map<String, Object> members = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            switch (field) {
                case TASK -> members.put("chargeToId", Long.valueOf((String) value));
                case PERSON -> members.put("member", reference(value));
                case ROLE -> members.put("workRole", reference(value));
                case BILLABLE -> members.put("billableOption", value);
                case TEXT -> members.put("notes", value == null ? "" : value);
                default -> {
                    // When it was stands together with how long it took.
                }
            }
        });
        return members;
    }

    private static Map<String, Object> reference(Object id) {
        return id == null ? null : Map.of("id", Long.valueOf((String) id));
    }

    /** The time of day stays, and the end follows. */
    private static Map<String, Object> times(JsonNode now, Map<TimeField, Object> values) {
        Map<String, Object> times = new LinkedHashMap<>();
        Instant start = Instant.parse(now.path("timeStart").asText());
        if (values.get(TimeField.DAY) instanceof LocalDate day) {
            start = day.atTime(start.atOffset(ZoneOffset.UTC).toLocalTime()).toInstant(ZoneOffset.UTC);
            times.put("timeStart", start.toString());
        }
        BigDecimal hours = now.path("actualHours").decimalValue();
        if (values.get(TimeField.HOURS) instanceof BigDecimal given) {
            hours = given;
            times.put("actualHours", hours);
        }
        if (!times.isEmpty() && now.hasNonNull("timeEnd")) {
            BigDecimal all = hours.add(now.path("hoursDeduct").decimalValue());
            times.put("timeEnd", start.plus(all.multiply(MINUTES).longValue(), ChronoUnit.MINUTES).toString());
        }
        return times;
    }

    private static TimeEntry entry(JsonNode entry) {
        boolean onTicket = ON_TICKETS.equals(entry.path("chargeToType").asText());
        TimeStatus status = TimeStatus.of(entry.path("status").asText(null));
        Map<TimeField, Object> values = new EnumMap<>(TimeField.class);
        put(values, TimeField.TASK, onTicket ? entry.get("chargeToId") : null);
        put(values, TimeField.PERSON, entry.path("member").get("id"));
        put(values, TimeField.DAY, entry.get("timeStart"));
        put(values, TimeField.HOURS, entry.get("actualHours"));
        put(values, TimeField.BILLABLE, entry.get("billableOption"));
        put(values, TimeField.ROLE, entry.path("workRole").get("id"));
        put(values, TimeField.TEXT, entry.get("notes"));
        values.put(TimeField.STATUS, status.wireName());
        values.put(TimeField.LOCKED, status.isLocked());
        return new TimeEntry(entry.path("id").asText(), null, null, null,
                Instant.parse(entry.path("timeStart").asText()), values);
    }

    private static void put(Map<TimeField, Object> values, TimeField field, JsonNode value) {
        values.put(field, field.inManage().value(value));
    }
}
