package dev.sibridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Step;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people see a record in Manage. Sites, phases and product lines have no page that is known to us: they are shown
 * by that of the company, the project, or the ticket, project or opportunity that they belong to.
 */
final class ManagePage {

    private static final Pattern PARENT = Pattern.compile("/(\\d+)/(?:sites|phases)(?:/\\d+)?/?$");
    private static final Map<RecordType, String> PAGES = Map.of(
            RecordType.COMPANY, "CompanyFV", RecordType.CONTACT, "ContactFV", RecordType.OPPORTUNITY, "OpportunityFV",
            RecordType.PROJECT, "ProjectHeaderFV", RecordType.TICKET, "ServiceFV");
    private static final List<RecordType> OWNERS =
            List.of(RecordType.TICKET, RecordType.PROJECT, RecordType.OPPORTUNITY);

    private final ConnectWiseSettings tenant;

    ManagePage(ConnectWiseSettings tenant) {
        this.tenant = tenant;
    }

    /** The address of what shows a record after a step; null when there is no such page, or the record is gone. */
    String after(Step step, long id) {
        RecordType type = step.ref().type();
        return switch (type) {
            case SITE -> parent(RecordType.COMPANY, step);
            case PHASE -> parent(RecordType.PROJECT, step);
            case LINE -> owner(step);
            default -> step.action() == Step.Action.REMOVE ? null : page(type, id);
        };
    }

    private String parent(RecordType type, Step step) {
        Matcher parent = PARENT.matcher(step.path());
        return parent.find() ? page(type, Long.parseLong(parent.group(1))) : null;
    }

    // A line knows its owners since it was made; a later change need not name them again.
    private String owner(Step step) {
        for (RecordType type : OWNERS) {
            Long id = id(step, type.label());
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

    private String page(RecordType type, long id) {
        String page = PAGES.get(type);
        // People's browsers go to another host than programs.
        return page == null ? null : tenant.siteUrl().replaceFirst("^(https?://)api-", "$1")
                + "/v4_6_release/services/system_io/router/openrecord.rails?recordType=" + page + "&recid=" + id
                + "&companyName=" + URLEncoder.encode(tenant.company(), StandardCharsets.UTF_8);
    }
}
