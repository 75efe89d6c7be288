package dev.sibridge.sandbox.manage.rules.time;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/**
 * Time sheets: one for each member and week, made with the first entry. Entries are submitted, approved and rejected
 * with their sheet ({@code POST /time/sheets/{id}/submit} and so on); a single one can be rejected, too. The calls are
 * the vendor's, the steps between the statuses a guess.
 */
public final class TimeSheets {

    private static final Map<String, Map<String, String>> STEPS = Map.of(
            "submit", Map.of("Open", "PendingApproval", "Rejected", "PendingApproval", "ErrorsCorrected",
                    "PendingApproval", "RejectBySecondTier", "PendingApproval"),
            "approve", Map.of("PendingApproval", "ApprovedByTierOne", "ApprovedByTierOne", "ApprovedByTierTwo"),
            "reject", Map.of("PendingApproval", "Rejected", "ApprovedByTierOne", "RejectBySecondTier"),
            "cancelReject", Map.of("Rejected", "PendingApproval", "RejectBySecondTier", "ApprovedByTierOne"),
            "reverse", Map.of("PendingApproval", "Open", "ApprovedByTierOne", "Open", "ApprovedByTierTwo", "Open"));

    private TimeSheets() {
    }

    /**
     * Brings a sheet and the entries in it a step further; those that are elsewhere stay as they are.
     *
     * @throws ApiException when nothing is in the sheet, or it is not in a status for that step
     */
    public static void step(Manage manage, ObjectNode sheet, String step, String who) {
        String status = STEPS.get(step).get(sheet.path("status").asText());
        List<ObjectNode> entries = manage.table("TimeEntry").select("timeSheet", sheet.get("id").asInt());
        if (status == null || entries.isEmpty()) {
            throw refused("Time Sheet", sheet, step);
        }
        manage.table("TimeSheet").put(sheet.deepCopy().put("status", status));
        entries.stream().filter(entry -> STEPS.get(step).containsKey(entry.path("status").asText()))
                .forEach(entry -> entry(manage, entry, step, who));
    }

    /** Brings one entry a step further. */
    public static void entry(Manage manage, ObjectNode entry, String step, String who) {
        String status = STEPS.get(step).get(entry.path("status").asText());
        if (status == null) {
            throw refused("Time Entry", entry, step);
        }
        set(manage, entry, status, who);
        ObjectNode sheet = manage.table("TimeSheet").get(Json.id(entry.get("timeSheet")));
        if (step.equals("reject") && sheet != null) {
            // So that what was corrected can be submitted again.
            manage.table("TimeSheet").put(sheet.deepCopy().put("status", status));
        }
    }

    /** Puts an entry into a status, however it got there. */
    public static void set(Manage manage, ObjectNode entry, String status, String who) {
        ObjectNode changed = entry.deepCopy().put("status", status);
        changed.withObject("/_info").put("lastUpdated", manage.now()).put("updatedBy", who);
        manage.table("TimeEntry").put(changed);
        manage.tell(new Manage.Event(manage.model().entity("TimeEntry"), entry, changed, who));
    }

    private static ApiException refused(String what, ObjectNode row, String step) {
        return new ApiException(400, "InvalidObject", what + " " + row.get("id").asInt() + " is "
                + row.path("status").asText() + " and does not allow to " + step + ".");
    }

    /** The sheet that an entry belongs into, or null if there is none yet. */
    static ObjectNode find(Manage manage, ObjectNode entry) {
        String first = first(entry).toString();
        return manage.table("TimeSheet").select("member", Json.id(entry.get("member"))).stream()
                .filter(sheet -> sheet.path("dateStart").asText().equals(first)).findFirst().orElse(null);
    }

    /** Weeks begin on Sunday. */
    private static LocalDate first(ObjectNode entry) {
        return LocalDate.parse(entry.get("timeStart").asText().substring(0, 10))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    static void enter(Manage manage, ObjectNode entry) {
        int before = Json.id(entry.get("timeSheet"));
        if (Json.id(entry.get("member")) == 0) {
            return;
        }
        ObjectNode sheet = find(manage, entry);
        int id = sheet == null ? create(manage, entry) : sheet.get("id").asInt();
        manage.set("TimeEntry", entry, "timeSheet", Json.reference(id));
        addUp(manage, before);
        addUp(manage, id);
    }

    private static int create(Manage manage, ObjectNode entry) {
        int id = manage.table("TimeSheet").nextId();
        LocalDate first = first(entry);
        ObjectNode sheet = Json.object().put("id", id).put("year", first.getYear())
                .put("period", first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).put("dateStart", first.toString())
                .put("dateEnd", first.plusDays(6).toString()).put("status", "Open");
        sheet.set("member", entry.get("member"));
        sheet.set("_info", entry.get("_info"));
        manage.table("TimeSheet").put(sheet);
        return id;
    }

    static void addUp(Manage manage, int id) {
        ObjectNode sheet = manage.table("TimeSheet").get(id);
        if (sheet != null) {
            BigDecimal hours = manage.table("TimeEntry").select("timeSheet", id).stream()
                    .map(entry -> entry.path("actualHours").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
            manage.set("TimeSheet", sheet, "hours", DecimalNode.valueOf(hours));
        }
    }
}
