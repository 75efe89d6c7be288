package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.lookup.LookUps;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.lines.Vendors;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which companies of a tenant an export's rows mean as vendors. */
final class TenantVendors {

    private static final Set<RecordType> NAME_THEM =
            Set.of(RecordType.CATALOG_ITEM, RecordType.OPPORTUNITY, RecordType.PROJECT);

    private TenantVendors() {
    }

    /** None once all is made: on a line that is added later, Manage puts the vendor of its catalog item. */
    static List<Question> questions(ExportRun run) {
        Set<String> names = run.projectFacts().made().containsAll(NAME_THEM) ? Set.of()
                : Vendors.namedIn(run.project(), run.account().sync()).stream().filter(ExportQuestions::mayBeAName)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<Question> questions = new ArrayList<>();
        LookUps.byMember(RecordType.COMPANY.path(null), "name", names)
                .forEach(request -> questions.add(new Question(TenantTopic.VENDORS, request)));
        return questions;
    }

    /**
     * Ids by folded name. Of two vendors of one name nobody knows which is meant.
     *
     * @param inactive ids of statuses of companies that nobody works with any more
     */
    static Map<String, Long> of(Answers answers, Set<Long> inactive) {
        Map<String, Set<Long>> byName = answers.of(TenantTopic.VENDORS).stream()
                .filter(company -> company.path("isVendorFlag").asBoolean() && Usable.is(company))
                .filter(company -> !inactive.contains(id(company.path("status"))))
                .collect(Collectors.groupingBy(company -> Text.fold(company.path("name").asText()),
                        Collectors.mapping(TenantVendors::id, Collectors.toSet())));
        Map<String, Long> vendors = new HashMap<>();
        byName.forEach((name, ids) -> {
            if (ids.size() == 1) {
                vendors.put(name, ids.iterator().next());
            }
        });
        return vendors;
    }

    private static long id(JsonNode record) {
        return record.path("id").asLong();
    }
}
