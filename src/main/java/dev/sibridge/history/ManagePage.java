package dev.sibridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Step;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.connectwise.kinds.RecordKind;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where people see a record in Manage. Sites, phases and product lines have no page that is known to us: they are shown
 * by that of the company, the project, or the ticket, project or opportunity that they belong to.
 */
public final class ManagePage {

    private final ConnectWiseSettings tenant;

    public ManagePage(ConnectWiseSettings tenant) {
        this.tenant = tenant;
    }

    /** The address of a project. */
    public String project(long id) {
        return page(RecordType.PROJECT, id);
    }

    /** The address of what shows a record after a step; null when there is no such page, or the record is gone. */
    String after(Step step, long id) {
        RecordKind kind = step.ref().type().kind();
        return kind.parent() != null ? page(kind.parent(), kind.parentIn(step.path()))
                : !kind.shownBy().isEmpty() ? owner(step)
                : step.action() == Step.Action.REMOVE ? null : page(step.ref().type(), id);
    }

    // A line knows its owners since it was made; a later change need not name them again.
    private String owner(Step step) {
        for (RecordType type : step.ref().type().kind().shownBy()) {
            Long id = id(step, type.kind().reference());
            if (id != null) {
                return page(type, id);
            }
        }
        return null;
    }

    private static Long id(Step step, String member) {
        if (step.body().get(member) instanceof Map<?, ?> reference && reference.get("id") instanceof Number id) {
            return id.longValue();
        }
        JsonNode known = step.base() == null ? null : step.base().path(member).get("id");
        return known == null ? null : known.longValue();
    }

    private String page(RecordType type, Long id) {
        String screen = type.kind().screen();
        // People's browsers go to another host than programs.
        return screen == null || id == null ? null : tenant.siteUrl().replaceFirst("^(https?://)api-", "$1")
                + "/v4_6_release/services/system_io/router/openrecord.rails?recordType=" + screen + "&recid=" + id
                + "&companyName=" + URLEncoder.encode(tenant.company(), StandardCharsets.UTF_8);
    }
}
