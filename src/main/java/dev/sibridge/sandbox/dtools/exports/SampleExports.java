package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files that ship with the sandbox. */
public final class SampleExports {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    /** The sample projects and change orders, in the order of their file names. */
    public List<ObjectNode> projects() {
        try {
            Resource[] found = files.getResources("classpath:sandbox/exports/*.json");
            Arrays.sort(found, Comparator.comparing(Resource::getFilename));
            List<ObjectNode> projects = new ArrayList<>();
            for (Resource each : found) {
                projects.add(read(each));
            }
            return projects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A won project of 400 rows; it is made, not read. */
    public ObjectNode large() {
        ObjectNode complete = read(files.getResource("classpath:sandbox/exports/2-fjordblick-residence.json"));
        return new LargeExport(complete, emptyRow()).project();
    }

    /** A row of a project with every member and no content. */
    public ObjectNode emptyRow() {
        return read(files.getResource("classpath:sandbox/empty-row.json"));
    }

    /** Comments by project id. */
    public ObjectNode comments() {
        return read(files.getResource("classpath:sandbox/comments.json"));
    }

    private static ObjectNode read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
