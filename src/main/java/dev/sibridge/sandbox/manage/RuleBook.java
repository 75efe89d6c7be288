package dev.sibridge.sandbox.manage;

import java.util.Map;

/** Which rules hold for which entity. */
final class RuleBook {

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
            Map.entry("CallbackEntry", new CallbackRules()));

    Rules of(Entity entity) {
        return rules.getOrDefault(entity.name(), NONE);
    }
}
