package dev.sibridge.twoway.connect;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.mapping.MappingDocument;
import dev.sibridge.twoway.mapping.MappingDocument.UnreadableMappingsException;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.store.MappingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.util.ResourceUtils;

/** The mappings that count: what a file names is fixed, the rest is what people have set up. */
@Component
public class EffectiveMappings {

    private final MappingStore store;

    public EffectiveMappings(MappingStore store) {
        this.store = store;
    }

    /** @throws NotReadyException when the file cannot be read */
    public Mappings of(Account account) {
        Mappings kept = store.of(account).mappings();
        String file = account.twoWay().mappingFile();
        return file == null ? kept : from(file, content -> MappingDocument.overlay(kept, content));
    }

    /**
     * What a file fixes, by the names of its members; none without a file.
     *
     * @throws NotReadyException when the file cannot be read
     */
    public Set<String> fixed(Account account) {
        String file = account.twoWay().mappingFile();
        return file == null ? Set.of() : from(file, MappingDocument::members);
    }

    private static <T> T from(String file, Function<String, T> reading) {
        try {
            return reading.apply(read(file));
        } catch (UnreadableMappingsException e) {
            throw NotReadyException.of("mapping-file", "The file of mappings \"" + file + "\" is wrong: "
                    + e.getMessage(), "Correct the file that TWO_WAY_MAPPING_FILE names.");
        }
    }

    private static String read(String file) {
        try (InputStream content = ResourceUtils.getURL(file).openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw NotReadyException.of("mapping-file", "The file of mappings \"" + file + "\" cannot be read.",
                    "Set TWO_WAY_MAPPING_FILE to a file that SI Bridge may read, or unset it.");
        }
    }
}
