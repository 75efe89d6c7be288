package dev.sibridge.sandbox.manage.tenant;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.calls.Gate;
import dev.sibridge.sandbox.manage.calls.Writer;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import java.util.ArrayList;
import java.util.List;

/** Set-up records as they are after years: retired ones beside those in use, names that were pasted from somewhere. */
final class SetUpRecords {

    private static final String NAME = "name";

    private final Manage manage;
    private final Writer writer;

    SetUpRecords(Manage manage, Writer writer) {
        this.manage = manage;
        this.writer = writer;
    }

    /** The older ones become inactive, so that they are listed first. */
    void namesakes() {
        renew("OpportunityStatus", "Won", List.of("wonFlag", "closedFlag"));
        int old = find("Board", "D-Tools Projects");
        int board = renew("Board", "D-Tools Projects", List.of("location", "department", "projectFlag"));
        manage.table("BoardStatus").select("board", old).forEach(status -> create("BoardStatus", board,
                copy(status, List.of(NAME, "sortOrder", "defaultFlag", "closedStatus"))));
        for (String maker : List.of("Halvorn Audio", "Kestrand")) {
            if (find("Manufacturer", maker) == 0) {
                create("Manufacturer", 0, Json.object().put(NAME, maker));
            }
            renew("Manufacturer", maker, List.of());
        }
    }

    /** With no-break spaces, and an accent that stands for itself. */
    void oddSpellings() {
        create("Manufacturer", 0, Json.object().put(NAME, "Halvorn\u00a0Audio"));
        create("Company", 0, Json.object().put("identifier", "Akerstrom").put(NAME,
                "A\u030akerstro\u0308m,\u00a0Zoe\u0308 & Ju\u0308rgen").set("site", Json.object().put(NAME, "Main")));
    }

    private int renew(String entity, String name, List<String> members) {
        ObjectNode old = manage.table(entity).get(find(entity, name));
        manage.set(entity, old, "inactiveFlag", BooleanNode.TRUE);
        return create(entity, 0, copy(old, members).put(NAME, name));
    }

    private int find(String entity, String name) {
        return manage.table(entity).find(NAME, Keys.of(name)).stream().findFirst().orElse(0);
    }

    private int create(String entity, int parent, ObjectNode body) {
        return writer.create(manage.model().entity(entity), parent, body,
                new Writer.Change(Gate.COMPANY, new ArrayList<>())).get("id").asInt();
    }

    private static ObjectNode copy(ObjectNode row, List<String> members) {
        ObjectNode copy = Json.object();
        members.stream().filter(row::hasNonNull).forEach(member -> copy.set(member, row.get(member)));
        return copy;
    }
}
