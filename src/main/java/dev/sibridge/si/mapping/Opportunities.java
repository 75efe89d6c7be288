package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.Lines;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.lines.ProductLine;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.ProjectRefs;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Every SI project is an opportunity. */
final class Opportunities {

    private Opportunities() {
    }

    /** The opportunity, then its lines, then the status at its end: Manage takes no lines once it is closed. */
    static List<Wave> waves(Project project, List<ProductLine> lines, SyncSettings settings, Tenant tenant,
            Memory memory, List<Memory.KnownLocation> locations) {
        DesiredRecord open = open(project, settings, tenant, locations);
        List<Wave> waves = new ArrayList<>();
        waves.add(Wave.of(List.of(open)));
        RecordRef opportunity = open.ref();
        waves.add(Lines.of(project.id(), Scope.OPPORTUNITY, lines, memory, settings, line -> opportunity));
        Long end = settings.isWon(project.progress()) ? tenant.wonStatusId()
                : ChangeOrder.isSettled(project) ? tenant.closedStatusId() : null;
        if (end != null) {
            Map<String, Object> body = new LinkedHashMap<>(open.body());
            body.put("status", Bodies.id(end));
            waves.add(Wave.of(List.of(open.withBody(body).withOrigin(locations)))
                    .after(DesiredState.OPPORTUNITY));
        }
        return waves;
    }

    /** Who sells: the owner's name, the owner's e-mail, then the person assigned, the first who is a member. */
    static Optional<Tenant.Member> salesRep(Project project, Tenant tenant) {
        Optional<Resource> owner = project.resources().stream().filter(Resource::isOwner).findFirst();
        return Stream.of(owner.map(Resource::name).orElse(null),
                owner.map(Resource::email).map(Emails::firstOrText).orElse(null),
                        project.assignedTo())
                .filter(Objects::nonNull)
                .map(tenant::member).flatMap(Optional::stream).findFirst();
    }

    private static DesiredRecord open(Project project, SyncSettings settings, Tenant tenant,
            List<Memory.KnownLocation> locations) {
        String key = OurKey.of(project.id());
        String customerPo = Text.trim(project.clientPONumber());
        boolean poFits = customerPo.length() <= Limits.CUSTOMER_PO;
        String notes = Objects.toString(project.notes(), "").strip();
        if (!poFits) {
            notes = ("Customer PO: " + customerPo + "\n" + notes).strip();
        }
        long salesRep = salesRep(project, tenant).map(Tenant.Member::id).orElse(tenant.defaultSalesRepId());
        return new DesiredRecord(RecordType.OPPORTUNITY, project.id(), null, Bodies.of(
                "name", Text.cut(project.name(), Limits.OPPORTUNITY_NAME),
                "company", Clients.company(project, settings),
                "contact", Clients.primaryContact(project, settings),
                "site", Clients.site(project, settings),
                "primarySalesRep", Bodies.id(salesRep),
                "expectedCloseDate", Text.day(Text.firstFilled(project.estimatedCloseDate(), project.startDate())),
                "customerPO", poFits ? customerPo : null,
                "notes", notes,
                "source", key),
                List.of(Map.of("source", key)), locations);
    }
}
