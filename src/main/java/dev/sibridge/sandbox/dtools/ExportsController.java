package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** SI's side of the sandbox: exporting, and starting over. */
@RestController
@Profile("sandbox")
class ExportsController {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DToolsSandbox sandbox;

    ExportsController(DToolsSandbox sandbox) {
        this.sandbox = sandbox;
    }

    @PostMapping("/sandbox/exports")
    ObjectNode export(@RequestBody JsonNode body, @RequestParam(name = "Deleted", required = false) Boolean deleted,
            @RequestParam(name = "Archived", required = false) Boolean archived) {
        ObjectNode project = project(body);
        if (deleted != null) {
            project.put("Deleted", deleted);
        }
        if (archived != null) {
            project.put("Archived", archived);
        }
        return sandbox.export(project);
    }

    @PostMapping("/sandbox/exports/large")
    ObjectNode exportLarge() {
        return sandbox.exportLarge();
    }

    /** Puts a row into the list as it stands, whatever it is: one that real services should never send. */
    @PostMapping("/sandbox/control/dtools/rows")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addRow(@RequestBody String row) {
        try {
            sandbox.addRow(JSON.readTree(row));
        } catch (JsonProcessingException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is JSON", e);
        }
    }

    @PostMapping("/sandbox/control/dtools/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestParam(defaultValue = "false") boolean empty) {
        if (empty) {
            sandbox.clear();
        } else {
            sandbox.reset();
        }
    }

    // A project may be incomplete, since SI exports such ones too, but not in another casing than SI's.
    private static ObjectNode project(JsonNode body) {
        if (!(body instanceof ObjectNode project)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is one project");
        }
        for (Iterator<String> names = project.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (name.isEmpty() || Character.isLowerCase(name.charAt(0))) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "SI writes no member \"" + name + "\"");
            }
        }
        return project;
    }
}
