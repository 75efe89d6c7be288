package dev.sibridge.sandbox.dtools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The calls of the SI Cloud API on projects and change orders, under {@code /SI} in any case. */
@RestController
@Profile("sandbox")
@RequestMapping("/sandbox/{si:(?i)si}")
class ProjectsController {

    private static final String KEY = "sandbox";

    private final DToolsSandbox sandbox;
    private final MessageQueue queue;

    ProjectsController(DToolsSandbox sandbox) {
        this.sandbox = sandbox;
        this.queue = sandbox.queue();
    }

    // Runs before every call of this class, the unknown ones too.
    @ModelAttribute
    void checkKey(@RequestHeader(name = "X-DTSI-ApiKey", required = false) String key) {
        if (!KEY.equals(key)) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "The API key is missing or wrong");
        }
    }

    @GetMapping("/Subscribe/Projects")
    ObjectNode list(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "includeImported", "includeDeleted",
                "includeArchived", "searchText", "pageNumber", "pageSize", "clients", "progresses", "projectNumber");
        return Page.of(parameters, 50).envelope("Projects", sandbox.list(MessageFilter.of(parameters)));
    }

    @GetMapping(path = "/Subscribe/Projects", params = "id")
    ObjectNode readTheOlderWay(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "id", "coNumber", "aggregateBy",
                "getAdjustmentsByItem");
        return read(parameters.required("id"), parameters);
    }

    @GetMapping("/Subscribe/Projects/{id}")
    ObjectNode read(@PathVariable String id, HttpServletRequest request) {
        return read(id, new Parameters(request.getParameterMap(), "coNumber", "aggregateBy", "getAdjustmentsByItem"));
    }

    @GetMapping("/Subscribe/Projects/GetProjectByMessageId")
    ObjectNode readByMessage(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "messageId", "aggregateBy",
                "getAdjustmentsByItem");
        return sandbox.shaped(queue.project(parameters.required("messageId")), Delivery.of(parameters));
    }

    @GetMapping("/Subscribe/Projects/GetProjectComments")
    ObjectNode comments(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "id", "pageNumber", "pageSize");
        String id = parameters.required("id");
        if (!queue.holds(id)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "There is no project " + id);
        }
        return Page.of(parameters, 100).envelope("ProjectComments", sandbox.comments(id));
    }

    @PutMapping("/Subscribe/Projects/MarkAsImported")
    void acknowledge(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "id", "coNumber", "publishedOnUnixTimeMs");
        queue.markAsImported(parameters.required("id"), parameters.text("coNumber"),
                parameters.number("publishedOnUnixTimeMs"));
    }

    @PutMapping("/Subscribe/Projects/MarkAsImportedByMessageId")
    void acknowledgeMessage(HttpServletRequest request) {
        Parameters parameters = new Parameters(request.getParameterMap(), "messageId", "publishedOnUnixTimeMs");
        queue.markAsImported(parameters.required("messageId"), parameters.number("publishedOnUnixTimeMs"));
    }

    @RequestMapping("/**")
    void anythingElse(HttpServletRequest request) {
        throw new Refusal(HttpStatus.NOT_FOUND, "There is no " + request.getMethod() + " " + request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(Refusal refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Message", refusal.getMessage());
        return ResponseEntity.status(refusal.status()).body(body);
    }

    private ObjectNode read(String id, Parameters parameters) {
        return sandbox.shaped(queue.project(id, parameters.text("coNumber")), Delivery.of(parameters));
    }
}
