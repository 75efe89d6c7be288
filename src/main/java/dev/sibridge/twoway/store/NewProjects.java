package dev.sibridge.twoway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What a project of Manage's needs when it is made, as JSON; null for nothing. */
final class NewProjects {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NewProjects() {
    }

    static String write(Map<String, Object> newProject) {
        try {
            return newProject == null ? null : JSON.writeValueAsString(newProject);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> read(String newProject) {
        try {
            return newProject == null ? null : JSON.readValue(newProject, new TypeReference<>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table two_way_project contains something that is not JSON", e);
        }
    }
}
