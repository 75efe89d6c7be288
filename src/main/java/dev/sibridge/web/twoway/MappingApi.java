package dev.sibridge.web.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.Account;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.copy.NameCopies.Names;
import dev.sibridge.twoway.mapping.MappingCheck.Mistake;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.MappingDocument.UnreadableMappingsException;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.web.twoway.MappingChanges.Current;
import dev.sibridge.web.twoway.MappingChanges.NewerMappingsException;
import dev.sibridge.web.twoway.MappingChanges.WrongMappingsException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mappings as one document, JSON or YAML. Two people who change them at once do not overwrite each other. */
@RestController
@RequestMapping("/api/two-way/mapping")
@ConditionalOnWebApplication
class MappingApi {

    private static final String YAML = "application/yaml";

    private final TwoWayAccount accounts;
    private final MappingChanges mappings;
    private final ObjectMapper json;

    MappingApi(TwoWayAccount accounts, MappingChanges mappings, ObjectMapper json) {
        this.accounts = accounts;
        this.mappings = mappings;
        this.json = json;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JsonNode> asJson(@RequestParam(required = false) String account) {
        Current now = mappings.of(accounts.get(account));
        return ResponseEntity.ok().eTag(etag(now.version())).body(tree(now.mappings()));
    }

    @GetMapping(produces = YAML)
    ResponseEntity<String> asYaml(@RequestParam(required = false) String account) {
        Current now = mappings.of(accounts.get(account));
        return ResponseEntity.ok().eTag(etag(now.version())).body(MappingDocument.write(now.mappings()));
    }

    /** Keeps mappings: 412 when somebody has changed them since, 422 with every mistake. */
    @PutMapping
    ResponseEntity<?> put(@RequestBody String document, @RequestHeader(name = "If-Match", required = false) String seen,
            @RequestParam(required = false) String account) {
        Account meant = accounts.get(account);
        long version = mappings.of(meant).version();
        if (seen != null && !seen.equals(etag(version)) && !seen.equals("*")) {
            return changedMeanwhile();
        }
        try {
            mappings.keep(meant, MappingDocument.read(document), version);
            return ResponseEntity.noContent().eTag(etag(version + 1)).build();
        } catch (UnreadableMappingsException e) {
            return wrong(List.of(new Mistake("unreadable", "", e.getMessage())));
        } catch (WrongMappingsException e) {
            return wrong(e.mistakes());
        } catch (NewerMappingsException e) {
            return changedMeanwhile();
        }
    }

    /**
     * What auto-map would add; with {@code apply}, adds it.
     *
     * @param copy a list whose names are copied to a side before; null for none
     * @param to   that side
     * @param name of those names, only these; null for all that are mapped to nothing
     */
    @PostMapping("/auto")
    AutoAnswer auto(@RequestParam(defaultValue = "false") boolean apply, @RequestParam(required = false) String copy,
            @RequestParam(required = false) String to, @RequestParam(required = false) List<String> name,
            @RequestParam(required = false) String account) {
        Account meant = accounts.get(account);
        List<String> copies = copy == null ? List.of() : mappings.copy(meant, names(copy), side(to),
                name == null ? List.of() : name, apply);
        Current now = mappings.of(meant);
        Mappings complete = mappings.complete(meant, now.mappings());
        boolean added = apply && !complete.equals(now.mappings()) && mappings.keepAdded(meant, complete,
                now.version());
        return new AutoAnswer(added(tree(now.mappings()), tree(complete)), copies, added, now.fixed());
    }

    private static Names names(String list) {
        return Stream.of(Names.values()).filter(one -> Text.fold(one.name().replace("_", ""))
                .equals(Text.fold(list))).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "\"copy\" is categories, noteCategories, priorities or resourceTypes."));
    }

    private static Side side(String name) {
        return Stream.of(Side.values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"to\" is \"manage\" or \"tool\"."));
    }

    /**
     * What auto-map does.
     *
     * @param adds    what it adds, at its place in the document
     * @param copies  names that are copied across before
     * @param applied whether it is kept
     * @param fixed   members that the file of mappings fixes, whatever is kept
     */
    record AutoAnswer(JsonNode adds, List<String> copies, boolean applied, Set<String> fixed) {
    }

    /** What one document has and the other has not. */
    private JsonNode added(JsonNode before, JsonNode after) {
        if (after.isArray()) {
            ArrayNode added = json.createArrayNode();
            for (int i = 0; i < after.size(); i++) {
                JsonNode now = after.get(i);
                if (i >= before.size()) {
                    added.add(now);
                } else if (!now.equals(before.get(i))) {
                    added.add(added(before.get(i), now));
                }
            }
            return added;
        }
        ObjectNode added = json.createObjectNode();
        after.properties().forEach(member -> {
            JsonNode was = before.path(member.getKey());
            if (!member.getValue().equals(was)) {
                added.set(member.getKey(), was.isContainerNode() ? added(was, member.getValue()) : member.getValue());
            }
        });
        return added;
    }

    private JsonNode tree(Mappings mappings) {
        return json.valueToTree(mappings);
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }

    private static ResponseEntity<ProblemDetail> changedMeanwhile() {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, "Somebody has changed"
                + " the mappings meanwhile. Read them again and repeat your change.")).build();
    }

    private static ResponseEntity<ProblemDetail> wrong(List<Mistake> mistakes) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY,
                String.join(" ", mistakes.stream().map(mistake -> (mistake.where().isEmpty() ? ""
                        : mistake.where() + ": ") + mistake.text()).toList()));
        problem.setProperty("mistakes", mistakes);
        return ResponseEntity.of(problem).build();
    }
}
