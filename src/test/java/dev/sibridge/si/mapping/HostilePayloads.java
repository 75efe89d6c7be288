package dev.sibridge.si.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Exports that something went wrong with: members lost, doubled, swapped, of another type, extreme; answers cut off or
 * garbled. The same one for the same seed and number.
 */
public final class HostilePayloads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> SAMPLES =
            List.of("1-patio-music.json", "2-fjordblick-residence.json", "3-office-network.json");
    private static final List<String> NUMBERS = List.of("0", "-1", "1e9", "1000000000.01", "-1e10", "1e400",
            "1e999999999", "1e-999999999", "1e99999999999", "9".repeat(900), "9".repeat(1_500), "0." + "3".repeat(40),
            "NaN", "-Infinity", "2147483648", "1.5", "6", "00", "--1", "0x1F");
    private static final List<String> EXTREMES = List.of("1e400", "1e999999999", "-1e999999999", "1e-999999999",
            "1e99999999999", "NaN", "1e9");
    private static final List<String> AMOUNTS = List.of("Quantity", "UnitPrice", "UnitCost", "TotalLaborHours",
            "ProductAdjustment", "CustomField6");
    private static final List<String> TEXTS = List.of("", " ", "null", "\u0000", "a\u0007b\u001fc", "\ud800",
            "x\udc00y", "\r\n\tat java.lang.Exception: x", "~general", "misc|x", "../../etc", "${7*7}", "{Model}",
            "%s%n", "'; DROP TABLE run; --", "🎵".repeat(200), "é".repeat(60), "12,50", "NaN", "2026-13-45", "true",
            "Miscellaneous", "Product Adjustment", "\u202e\u2028", "x".repeat(70_000));

    /** Members that have a meaning; the hundred others of a row would get nearly all of what goes wrong. */
    private static final Set<String> COUNTING = Stream.concat(Stream.of("CustomField1", "CustomField6"),
            Stream.of(Project.class, ProjectItem.class, Project.Location.class, Project.Contact.class,
                    Project.MiscItem.class, Project.Address.class, Project.Resource.class)
            .flatMap(type -> Arrays.stream(type.getRecordComponents())).map(member -> capitalized(member.getName())))
            .collect(Collectors.toSet());

    private final long seed;
    private final List<ObjectNode> originals = new ArrayList<>();

    public HostilePayloads(long seed) {
        this.seed = seed;
        SAMPLES.forEach(name -> originals.add(sample(name)));
        RandomExports generated = new RandomExports(seed);
        Stream.generate(generated::next).limit(5).forEach(export -> originals.add(tree(export.json())));
    }

    /** The answer of this number. */
    public byte[] payload(int number) {
        Random random = random(number);
        byte[] json = write(project(random));
        return random.nextInt(5) == 0 ? garbled(json, random) : json;
    }

    /** The project of this number: still an object, whatever its members are. */
    public ObjectNode project(int number) {
        return project(random(number));
    }

    private Random random(int number) {
        return new Random(seed * 1_000_003 + number);
    }

    private ObjectNode project(Random random) {
        ObjectNode project = originals.get(random.nextInt(originals.size())).deepCopy();
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            mutate(project, random);
        }
        return project;
    }

    private static void mutate(ObjectNode project, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> mutateTree(project, random);
            case 1 -> mutateList(project, random);
            case 2 -> mutateNumbers(project, random);
            default -> {
                List<ObjectNode> objects = objects(project);
                mutateMember(objects.get(random.nextInt(objects.size())), random);
            }
        }
    }

    private static void mutateMember(ObjectNode object, Random random) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = oneOf(names, random);
        for (int tries = 0; tries < 20 && !COUNTING.contains(name); tries++) {
            name = oneOf(names, random);
        }
        JsonNode value = object.get(name);
        switch (random.nextInt(11)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.set(name, raw(oneOf(NUMBERS, random)));
            case 3 -> object.put(name, oneOf(NUMBERS, random));
            case 4 -> object.put(name, oneOf(TEXTS, random));
            case 5 -> object.put(name, random.nextBoolean());
            case 6 -> object.set(name, random.nextBoolean() ? NODES.arrayNode().add(value) : NODES.objectNode());
            case 7 -> object.set(name, raw("[".repeat(80) + "]".repeat(80)));
            case 8 -> object.set(names.get(random.nextInt(names.size())), value);
            case 9 -> {
                object.remove(name);
                object.set(random.nextBoolean() ? name.toUpperCase(Locale.ROOT)
                        : name.toLowerCase(Locale.ROOT), value);
            }
            default -> object.set(swapCase(name), raw(value + ",\"" + name + "\":" + value));
        }
    }

    private static void mutateList(ObjectNode project, Random random) {
        List<ArrayNode> lists = new ArrayList<>();
        project.forEach(value -> {
            if (value instanceof ArrayNode list && !list.isEmpty()) {
                lists.add(list);
            }
        });
        if (lists.isEmpty()) {
            return;
        }
        ArrayNode list = lists.get(random.nextInt(lists.size()));
        int index = random.nextInt(list.size());
        switch (random.nextInt(6)) {
            case 0 -> list.remove(index);
            case 1 -> list.add(list.get(index).deepCopy());
            case 2 -> list.insertNull(index);
            case 3 -> list.insert(index, random.nextBoolean() ? NODES.numberNode(7) : NODES.arrayNode());
            case 4 -> {
                List<JsonNode> all = new ArrayList<>();
                list.forEach(all::add);
                Collections.shuffle(all, random);
                list.removeAll().addAll(all);
            }
            default -> {
                JsonNode entry = list.get(index);
                for (int times = random.nextInt(300); times > 0; times--) {
                    list.add(entry);
                }
            }
        }
    }

    /** Nobody judges the numbers of rows that do not take part; they must do no harm all the same. */
    private static void mutateNumbers(ObjectNode project, Random random) {
        for (JsonNode row : project.path("Items")) {
            if (random.nextInt(10) == 0 && row instanceof ObjectNode object) {
                object.set(oneOf(AMOUNTS, random), raw(oneOf(EXTREMES, random)));
                object.put("IsOptional", random.nextInt(10) > 0);
            }
        }
    }

    /** Rings, chains and strangers among locations and accessories. */
    private static void mutateTree(ObjectNode project, Random random) {
        String list = random.nextBoolean() ? "Locations" : "Items";
        String member = list.equals("Items") && random.nextBoolean() ? "LocationId" : "ParentId";
        if (!(project.get(list) instanceof ArrayNode entries) || entries.isEmpty()) {
            return;
        }
        if (list.equals("Locations") && random.nextInt(4) == 0) {
            String above = null;
            for (int depth = random.nextInt(400); depth > 0; depth--) {
                entries.addObject().put("Id", "deep" + depth).put("Name", "Deep").put("ParentId", above);
                above = "deep" + depth;
            }
        }
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            if (entries.get(random.nextInt(entries.size())) instanceof ObjectNode entry) {
                String id = entries.get(random.nextInt(entries.size())).path("Id").asText();
                entry.put(random.nextInt(5) == 0 ? "Id" : member, switch (random.nextInt(4)) {
                    case 0 -> "nowhere";
                    case 1 -> entry.path("Id").asText();
                    case 2 -> id.toUpperCase(Locale.ROOT) + " ";
                    default -> id;
                });
                entry.put("IsOptional", random.nextInt(4) == 0);
            }
        }
    }

    private static byte[] garbled(byte[] json, Random random) {
        byte[] bytes = json.clone();
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 2 -> concat(bytes, new byte[] {(byte) random.nextInt(256)});
            case 3 -> concat(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 4 -> new String(bytes, StandardCharsets.UTF_8).getBytes(
                    random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
            case 5 -> concat(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, random.nextInt(bytes.length),
                    bytes.length));
            default -> {
                for (int times = 1 + random.nextInt(20); times > 0; times--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private static JsonNode raw(String json) {
        return new POJONode(new RawValue(json));
    }

    private static String capitalized(String name) {
        return name.equals("siItemId") ? "SIItemId" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String swapCase(String name) {
        return Character.isUpperCase(name.charAt(0)) ? name.toLowerCase(Locale.ROOT) : name;
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    // As text first: a generator that writes bytes refuses half characters, which a payload may hold as it likes.
    private static byte[] write(ObjectNode project) {
        try {
            return JSON.writeValueAsString(project).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode sample(String name) {
        try (InputStream in = HostilePayloads.class.getResourceAsStream("/sandbox/exports/" + name)) {
            return tree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
