package dev.sibridge.web.twoway.page;

import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Mappings.Time;
import dev.sibridge.twoway.mapping.Mappings.Twin;
import dev.sibridge.twoway.mapping.Mappings.Twins;
import dev.sibridge.twoway.mapping.Statuses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** Reads mappings from the form in which somebody has changed them. What a file fixes stays as it is. */
final class MappingForm {

    private final MultiValueMap<String, String> form;

    private MappingForm(MultiValueMap<String, String> form) {
        this.form = form;
    }

    /** @param fixed members of the document that the form does not show */
    static Mappings read(Mappings now, Set<String> fixed, MultiValueMap<String, String> typed) {
        MappingForm form = new MappingForm(typed);
        return new Mappings(fixed.contains("boards") ? now.boards() : form.boards(),
                fixed.contains("projectStatuses") ? now.projectStatuses() : form.statuses("projectStatuses"),
                fixed.contains("toolStatuses") ? now.toolStatuses() : form.statuses("toolStatuses"),
                fixed.contains("toolProjectStatuses") ? now.toolProjectStatuses()
                        : form.statuses("toolProjectStatuses"),
                fixed.contains("categories") ? now.categories() : form.twins("categories"),
                fixed.contains("priorities") ? now.priorities() : form.twins("priorities"),
                fixed.contains("noteCategories") ? now.noteCategories() : form.twins("noteCategories"),
                fixed.contains("resourceTypes") ? now.resourceTypes() : form.twins("resourceTypes"),
                fixed.contains("people") ? now.people() : form.people(),
                fixed.contains("projectRole") ? now.projectRole() : form.one("projectRole"),
                fixed.contains("companyTypes") ? now.companyTypes() : form.all("companyTypes"),
                fixed.contains("time") ? now.time() : new Time(form.one("time.enabled") != null,
                        form.one("time.nonBillable")),
                fixed.contains("rules") ? now.rules() : form.pairs("rules.field", "rules.rule"),
                fixed.contains("defaultPhase") ? now.defaultPhase() : form.one("defaultPhase"));
    }

    private List<Board> boards() {
        List<Board> boards = new ArrayList<>();
        List<String> names = all("board");
        for (int i = 0; i < names.size(); i++) {
            String number = Integer.toString(i);
            if (all("takesPart").contains(number)) {
                boards.add(new Board(names.get(i), number.equals(one("defaultBoard")),
                        all("pairNew").contains(number), statuses("board." + i)));
            }
        }
        return boards;
    }

    private Statuses statuses(String part) {
        Map<String, String> meanings = pairs(part + ".status", part + ".meaning");
        List<String> written = all(part + ".written");
        meanings.replaceAll((status, meaning) -> written.contains(status) ? meaning + "*" : meaning);
        return new Statuses(meanings);
    }

    private Twins twins(String part) {
        return new Twins(rows(part).stream().filter(row -> row.tool() != null || row.manage() != null).toList(),
                one(part + ".newInManage"), one(part + ".newInTool"));
    }

    /** Whoever is offered without a twin has none; that is no mistake. */
    private List<Twin> people() {
        return rows("people").stream().filter(row -> row.tool() != null && row.manage() != null).toList();
    }

    private List<Twin> rows(String part) {
        List<String> tool = form.getOrDefault(part + ".tool", List.of());
        List<String> manage = form.getOrDefault(part + ".manage", List.of());
        List<Twin> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(tool.size(), manage.size()); i++) {
            rows.add(new Twin(filled(tool.get(i)), filled(manage.get(i))));
        }
        return rows;
    }

    /** Names with what was chosen for each; those without a choice are left out. */
    private Map<String, String> pairs(String names, String choices) {
        List<String> keys = form.getOrDefault(names, List.of());
        List<String> values = form.getOrDefault(choices, List.of());
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            if (filled(values.get(i)) != null) {
                pairs.put(keys.get(i), values.get(i));
            }
        }
        return pairs;
    }

    private List<String> all(String name) {
        return form.getOrDefault(name, List.of()).stream().filter(value -> filled(value) != null).toList();
    }

    private String one(String name) {
        return filled(form.getFirst(name));
    }

    private static String filled(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
