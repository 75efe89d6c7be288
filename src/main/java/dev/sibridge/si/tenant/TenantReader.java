package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.lookup.LookUps;
import dev.sibridge.engine.lookup.Spellings;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Countries;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Emails;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.mapping.rows.Tenant.CommunicationTypes;
import dev.sibridge.si.mapping.rows.Tenant.Member;
import dev.sibridge.si.mapping.rows.Tenant.State;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Reads the tables of a tenant that mapping depends on: what every export needs once a poll, what one export names
 * before that export is mapped. Only what is asked for by name is read, never a whole table of business data.
 */
@Component
public class TenantReader {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_PERSON = 250;
    private static final String API_MEMBER = "X";
    private static final int MOST_ROLES = 5;
    private static final String COMPANY_STATUSES = "companyStatuses";

    private final Map<String, Set<Long>> inactiveCompanyStatuses = new ConcurrentHashMap<>();
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();
    private final Ledger ledger;

    public TenantReader(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A question whose answer is kept under a name.
     *
     * @param tolerated statuses of a refusal that counts as no answer, with commas
     * @param called    folded names: a record that is called otherwise is not meant; empty when all are
     */
    public record Question(String name, ConnectWiseRequest request, String tolerated, Set<String> called) {

        // A release may lack the table.
        private static final String MISSING = "404";
        private static final String REFUSED = "400,403,404";

        public Question(String name, ConnectWiseRequest request) {
            this(name, request, MISSING, Set.of());
        }

        /** One that we can do without. */
        static Question optional(String name, ConnectWiseRequest request) {
            return new Question(name, request, REFUSED, Set.of());
        }

        boolean isMeant(JsonNode record) {
            return called.isEmpty() || called.contains(Text.fold(record.path("name").asText()));
        }
    }

    /** What every export needs. */
    public List<Question> questions(@ExchangeProperty("account") Account account) {
        SyncSettings sync = account.sync();
        List<Question> questions = new ArrayList<>();
        questions.add(byName("board", "/service/boards", List.of(sync.projectBoard())));
        questions.add(new Question("salesRep",
                ConnectWiseRequest.list("/system/members", Conditions.equal("identifier", sync.salesRep()))));
        questions.add(new Question("communicationTypes", ConnectWiseRequest.list("/company/communicationTypes",
                Conditions.or(List.of(Conditions.equal("emailFlag", true), Conditions.equal("phoneFlag", true))))));
        questions.add(new Question(COMPANY_STATUSES, ConnectWiseRequest.list("/company/companies/statuses", null)));
        if (!Text.isBlank(sync.wonStatus())) {
            questions.add(byName("wonStatus", "/sales/opportunities/statuses", List.of(sync.wonStatus())));
        }
        if (sync.changeOrders() == ChangeOrders.OPPORTUNITY) {
            questions.add(new Question("closedStatuses", ConnectWiseRequest.list("/sales/opportunities/statuses",
                    Conditions.and(List.of(Conditions.equal("closedFlag", true),
                            Conditions.equal("wonFlag", false))))));
        }
        if (!sync.companyTypes().isEmpty()) {
            questions.add(byName("companyTypes", "/company/companies/types", sync.companyTypes()));
        }
        questions.addAll(TenantCurrency.questions(sync));
        questions.add(Question.optional(RightsCheck.MEMBERS, ConnectWiseRequest.list("/system/members",
                account.connectwise().impersonates()
                        ? Conditions.equal("identifier", account.connectwise().member())
                        : Conditions.and(List.of(Conditions.equal("licenseClass", API_MEMBER),
                                Conditions.equal("inactiveFlag", false))))));
        return questions;
    }

    /** What can be asked only when the board and the member are known. */
    public List<Question> furtherQuestions(@ExchangeProperty("answers") Map<String, List<JsonNode>> answers) {
        Stream<Question> board = Stream.ofNullable(first(answers, "board")).map(found -> new Question("boardStatus",
                ConnectWiseRequest.list("/service/boards/" + found.path("id").asLong() + "/statuses",
                        Conditions.equal("defaultFlag", true))));
        List<Long> roles = answers.getOrDefault(RightsCheck.MEMBERS, List.of()).stream()
                .map(member -> member.path("securityRole").path("id").asLong()).distinct().toList();
        Stream<Question> rights = roles.size() > MOST_ROLES ? Stream.empty() : roles.stream().map(role ->
                Question.optional(RightsCheck.ROLE + role,
                        ConnectWiseRequest.list("/system/securityroles/" + role + "/settings", null)));
        return Stream.concat(board, rights).toList();
    }

    /** Remembers the tenant; {@link Preflight} has found that everything is there. */
    public void remember(@ExchangeProperty("answers") Map<String, List<JsonNode>> answers,
            @ExchangeProperty("account") Account account) {
        inactiveCompanyStatuses.put(account.name(), answers.getOrDefault(COMPANY_STATUSES, List.of()).stream()
                .filter(status -> !Usable.is(status)).map(status -> status.path("id").asLong())
                .collect(Collectors.toSet()));
        tenants.put(account.name(), new Tenant(
                id(answers, "board"),
                answers.containsKey("wonStatus") ? id(answers, "wonStatus") : null,
                closedStatus(answers).map(status -> status.path("id").asLong()).orElse(null),
                id(answers, "salesRep"),
                communicationTypes(answers.get("communicationTypes")),
                answers.getOrDefault(COMPANY_STATUSES, List.of()).stream().filter(Usable::is)
                        .filter(status -> status.path("defaultFlag").asBoolean())
                        .map(status -> status.path("id").asLong()).findFirst().orElse(null),
                companyTypes(account.sync(), answers.getOrDefault("companyTypes", List.of())),
                List.of(), Map.of(), List.of(), Map.of(), Map.of(),
                TenantCurrency.of(answers, account.sync()).orElse(null)));
    }

    /** The tenant's currency, such as USD; null when nobody knows it. */
    public String currency(Account account) {
        Tenant tenant = tenants.get(account.name());
        return tenant == null ? null : tenant.currency();
    }

    /** Ids of statuses that companies have which nobody works with any more. */
    public Set<Long> inactiveCompanyStatuses(Account account) {
        return inactiveCompanyStatuses.getOrDefault(account.name(), Set.of());
    }

    /** The status of what is neither open nor won; of several the one that is not lost either. */
    static Optional<JsonNode> closedStatus(Map<String, List<JsonNode>> answers) {
        JsonNode won = first(answers, "wonStatus");
        return answers.getOrDefault("closedStatuses", List.of()).stream().filter(Usable::is)
                .filter(status -> won == null || status.path("id").asLong() != won.path("id").asLong())
                .min(Comparator.comparing((JsonNode status) -> status.path("lostFlag").asBoolean())
                        .thenComparing(status -> status.path("id").asLong()));
    }

    /** What one export names, as far as it matters: shared records and sales reps are left as they were made. */
    public List<Question> questionsAbout(@ExchangeProperty("run") ExportRun run) {
        Project project = run.project();
        List<Question> questions = new ArrayList<>();
        noteWhatIsMade(run);
        membersWanted(project, !run.made().contains(RecordType.OPPORTUNITY)).ifPresent(conditions ->
                questions.add(new Question("members", ConnectWiseRequest.list("/system/members", conditions))));
        if (!run.made().containsAll(Set.of(RecordType.COMPANY, RecordType.SITE))) {
            addPlaces(project, questions);
        }
        if (!run.made().contains(RecordType.CATALOG_ITEM)) {
            addUnits(project, questions);
        }
        questions.addAll(TenantVendors.questions(run));
        return questions;
    }

    // Which records there are does not depend on what is asked here, only what they say.
    private void noteWhatIsMade(ExportRun run) {
        Tenant tenant = tenants.get(run.account().name());
        if (tenant != null) {
            List<RecordRef> refs = DesiredState.lasting(run.project(), run.account().sync(), tenant);
            Map<RecordRef, LedgerEntry> known = ledger.find(run.account(), refs);
            Stream.of(RecordType.COMPANY, RecordType.SITE, RecordType.CATALOG_ITEM, RecordType.OPPORTUNITY,
                            RecordType.PROJECT)
                    .filter(type -> refs.stream().filter(ref -> ref.type() == type)
                            .allMatch(ref -> known.containsKey(ref) && known.get(ref).isKnown()))
                    .forEach(run::hasMade);
        }
    }

    private static void addPlaces(Project project, List<Question> questions) {
        Set<String> countries = addresses(project).map(Project.Address::country)
                .flatMap(country -> Countries.candidates(country).stream()).filter(TenantReader::mayBeAName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!countries.isEmpty()) {
            List<String> codes = countries.stream().filter(candidate -> candidate.length() == 2).toList();
            questions.add(new Question("countries", ConnectWiseRequest.list("/company/countries", codes.isEmpty()
                    ? Conditions.in("name", countries)
                    : Conditions.or(List.of(Conditions.in("name", countries), Conditions.in("countryCode", codes))))));
        }
        String state = project.siteAddress() == null ? "" : Text.trim(project.siteAddress().state());
        if (mayBeAName(state)) {
            questions.add(new Question("states", ConnectWiseRequest.list("/company/states", Conditions.or(List.of(
                    Conditions.equal("identifier", state), Conditions.equal("name", state))))));
        }
    }

    private static void addUnits(Project project, List<Question> questions) {
        Set<String> units = project.items().stream().map(ProjectItem::orderUom).map(Text::trim)
                .filter(TenantReader::mayBeAName).collect(Collectors.toCollection(TreeSet::new));
        LookUps.byMember("/procurement/unitOfMeasures", "name", units)
                .forEach(request -> questions.add(new Question("units", request)));
    }

    // What is longer stands in no table, and would make an address too long.
    static boolean mayBeAName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    /** The tenant as one export sees it. */
    public Tenant tenant(@ExchangeProperty("answers") Map<String, List<JsonNode>> answers,
            @ExchangeProperty("account") Account account) {
        return tenants.get(account.name()).with(tenant -> tenant
                .members(answers.getOrDefault("members", List.of()).stream().filter(Usable::is)
                        .map(TenantReader::member).toList())
                .countries(byNames(answers.getOrDefault("countries", List.of()), "name", "countryCode"))
                .states(answers.getOrDefault("states", List.of()).stream().filter(Usable::is)
                        .map(TenantReader::state).toList())
                .units(byNames(answers.getOrDefault("units", List.of()), "name"))
                .vendors(TenantVendors.of(answers, inactiveCompanyStatuses(account))));
    }

    /** Keeps an answer, with others to questions of the same name. */
    public void answered(@Body List<JsonNode> records, @ExchangeProperty("question") Question question,
            @ExchangeProperty("answers") Map<String, List<JsonNode>> answers) {
        List<JsonNode> meant = records.stream().filter(question::isMeant).toList();
        answers.merge(question.name(), meant, (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
    }

    /** Notes that the tenant has no such table. */
    public void unanswered(@ExchangeProperty("question") Question question,
            @ExchangeProperty("answers") Map<String, List<JsonNode>> answers) {
        answers.putIfAbsent(question.name(), List.of());
    }

    private static Optional<String> membersWanted(Project project, boolean salesRep) {
        Set<String> people = !salesRep ? Set.of(Text.trim(project.projectManager())) : Stream.concat(
                        project.resources().stream().filter(Project.Resource::isOwner)
                                .flatMap(owner -> Stream.of(Objects.toString(owner.name(), ""),
                                        Emails.firstOrText(owner.email()))),
                        Stream.of(Text.trim(project.assignedTo()), Text.trim(project.projectManager())))
                .map(Text::trim).filter(person -> !person.isEmpty() && person.length() <= LONGEST_PERSON)
                .collect(Collectors.toCollection(TreeSet::new));
        if (people.isEmpty()) {
            return Optional.empty();
        }
        List<String> ways = new ArrayList<>();
        ways.add(Conditions.in("identifier", people));
        List<String> emails = people.stream().filter(person -> person.contains("@")).toList();
        if (!emails.isEmpty()) {
            ways.add(Conditions.in("officeEmail", emails));
            ways.add(Conditions.in("primaryEmail", emails));
        }
        List<String> lastNames = people.stream().flatMap(TenantReader::lastNames).distinct().toList();
        if (!lastNames.isEmpty()) {
            ways.add(Conditions.in("lastName", lastNames));
        }
        return Optional.of(Conditions.and(List.of(Conditions.equal("inactiveFlag", false), Conditions.or(ways))));
    }

    /** All that may be the last name, such as {@code Cruz}, {@code la Cruz} and {@code de la Cruz}. */
    private static Stream<String> lastNames(String person) {
        return IntStream.range(1, person.length()).filter(i -> person.charAt(i - 1) == ' ' && person.charAt(i) != ' ')
                .mapToObj(person::substring);
    }

    private static Stream<Project.Address> addresses(Project project) {
        return Stream.of(project.siteAddress(), project.billingAddress()).filter(Objects::nonNull);
    }

    private static CommunicationTypes communicationTypes(List<JsonNode> types) {
        Predicate<JsonNode> phone = type -> type.path("phoneFlag").asBoolean();
        Predicate<JsonNode> mobile = phone.and(type -> {
            String name = Text.fold(type.path("description").asText());
            return name.contains("mobile") || name.contains("cell");
        });
        return new CommunicationTypes(
                preferred(types, type -> type.path("emailFlag").asBoolean()),
                preferred(types, phone.and(mobile.negate())),
                preferred(types, mobile));
    }

    private static Long preferred(List<JsonNode> types, Predicate<JsonNode> wanted) {
        List<JsonNode> hits = types.stream().filter(Usable::is).filter(wanted).toList();
        return Stream.concat(hits.stream().filter(type -> type.path("defaultFlag").asBoolean()), hits.stream())
                .findFirst().map(type -> type.path("id").asLong()).orElse(null);
    }

    private static Member member(JsonNode member) {
        return new Member(member.path("id").asLong(), member.path("identifier").asText(),
                fullNames(member),
                Stream.of("officeEmail", "primaryEmail", "mobileEmail", "homeEmail")
                        .map(email -> member.path(email).asText("")).filter(email -> !email.isBlank()).toList());
    }

    private static List<String> fullNames(JsonNode member) {
        String first = member.path("firstName").asText();
        String last = member.path("lastName").asText();
        return Stream.of(first + " " + last, first + " " + member.path("middleInitial").asText() + " " + last)
                .map(name -> name.strip().replaceAll(" +", " ")).distinct().toList();
    }

    private static State state(JsonNode state) {
        JsonNode country = state.path("country").path("id");
        return new State(state.path("id").asLong(), country.isNumber() ? country.asLong() : null,
                List.of(state.path("identifier").asText(), state.path("name").asText()));
    }

    private static Map<String, Long> byNames(List<JsonNode> records, String... members) {
        Map<String, Long> ids = new HashMap<>();
        for (JsonNode record : records.stream().filter(Usable::is).toList()) {
            for (String member : members) {
                if (record.hasNonNull(member)) {
                    ids.putIfAbsent(Text.fold(record.path(member).asText()), record.path("id").asLong());
                }
            }
        }
        return ids;
    }

    private static Question byName(String name, String path, List<String> wanted) {
        return new Question(name, ConnectWiseRequest.list(path, Spellings.exactly("name", wanted)), Question.MISSING,
                wanted.stream().map(Text::fold).collect(Collectors.toSet()));
    }

    private static List<Long> companyTypes(SyncSettings sync, List<JsonNode> types) {
        return sync.companyTypes().stream().flatMap(name -> Stream.ofNullable(first(types.stream()
                .filter(type -> Text.fold(type.path("name").asText()).equals(Text.fold(name))).toList())))
                .map(type -> type.path("id").asLong()).distinct().toList();
    }

    /**
     * The record that an answer means: of several of one name the first that is in use. Null when there is none, or the
     * question was not asked.
     */
    public static JsonNode first(Map<String, List<JsonNode>> answers, String name) {
        return first(answers.getOrDefault(name, List.of()));
    }

    private static JsonNode first(List<JsonNode> records) {
        return records.stream().min(Comparator.comparing(record -> !Usable.is(record))).orElse(null);
    }

    private static long id(Map<String, List<JsonNode>> answers, String name) {
        return first(answers, name).path("id").asLong();
    }
}
