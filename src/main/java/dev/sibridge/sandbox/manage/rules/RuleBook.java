package dev.sibridge.sandbox.manage.rules;

import dev.sibridge.sandbox.manage.callbacks.CallbackRules;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.records.Rules;
import dev.sibridge.sandbox.manage.rules.company.CommunicationRules;
import dev.sibridge.sandbox.manage.rules.company.CommunicationTypeRules;
import dev.sibridge.sandbox.manage.rules.company.CompanyRules;
import dev.sibridge.sandbox.manage.rules.company.ContactRules;
import dev.sibridge.sandbox.manage.rules.company.SiteRules;
import dev.sibridge.sandbox.manage.rules.company.TypeAssociationRules;
import dev.sibridge.sandbox.manage.rules.people.MemberRules;
import dev.sibridge.sandbox.manage.rules.people.ScheduleRules;
import dev.sibridge.sandbox.manage.rules.people.TeamMemberRules;
import dev.sibridge.sandbox.manage.rules.time.TimeRules;
import java.util.Map;

/** Which rules hold for which entity. */
public final class RuleBook {

    private static final Rules NONE = new Rules() {
    };

    private final Map<String, Rules> rules = Map.ofEntries(
            Map.entry("Company", new CompanyRules()),
            Map.entry("CompanySite", new SiteRules()),
            Map.entry("Contact", new ContactRules()),
            Map.entry("ContactCommunication", new CommunicationRules()),
            Map.entry("CommunicationType", new CommunicationTypeRules()),
            Map.entry("CatalogItem", new CatalogRules()),
            Map.entry("ProductItem", new LineRules()),
            Map.entry("Opportunity", new OpportunityRules()),
            Map.entry("ForecastItem", new ForecastRules()),
            Map.entry("OpportunityContact", new OpportunityContactRules()),
            Map.entry("Project", new ProjectRules()),
            Map.entry("ProjectPhase", new PhaseRules()),
            Map.entry("ProjectTicket", new TicketRules()),
            Map.entry("TicketTask", new TicketChildRules()),
            Map.entry("TicketNote", new TicketChildRules()),
            Map.entry("TimeEntry", new TimeRules()),
            Map.entry("Member", new MemberRules()),
            Map.entry("ProjectTeamMember", new TeamMemberRules()),
            Map.entry("ScheduleEntry", new ScheduleRules()),
            Map.entry("CompanyCompanyTypeAssociation", new TypeAssociationRules()),
            Map.entry("CallbackEntry", new CallbackRules()));

    public Rules of(Entity entity) {
        return rules.getOrDefault(entity.name(), NONE);
    }
}
