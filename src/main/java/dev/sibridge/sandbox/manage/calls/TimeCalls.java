package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.rules.time.TimeSheets;
import java.util.List;
import java.util.Set;

/** How time is submitted, approved and rejected: a sheet as a whole, or an entry alone. */
final class TimeCalls {

    private static final Set<String> OF_SHEETS = Set.of("submit", "approve", "reject", "reverse");
    private static final Set<String> OF_ENTRIES = Set.of("reject", "cancelReject");

    private final Api api;

    TimeCalls(Api api) {
        this.api = api;
    }

    Reply answer(Call call, List<String> segments, String who) {
        boolean sheet = segments.get(1).equals("sheets");
        String step = segments.get(3);
        if (!(sheet ? OF_SHEETS : OF_ENTRIES).contains(step)) {
            throw ApiException.noEndpoint();
        }
        SpecialCalls.require(call, "POST");
        Entity entity = api.manage().model().entity(sheet ? "TimeSheet" : "TimeEntry");
        ObjectNode row = api.record(entity, Integer.parseInt(segments.get(2)));
        if (sheet) {
            TimeSheets.step(api.manage(), row, step, who);
        } else {
            TimeSheets.entry(api.manage(), row, step, who);
        }
        return Api.ok(200, Json.object().put("success", true));
    }
}
