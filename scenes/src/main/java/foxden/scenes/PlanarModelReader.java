package foxden.scenes;

import foxden.scenes.PlanarModel.Actuator;
import foxden.scenes.PlanarModel.Body;
import foxden.scenes.PlanarModel.Capsule;
import foxden.scenes.PlanarModel.Joint;
import foxden.scenes.PlanarModel.Softness;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a planar walker. Bodies name their parents and may come in any order; masses and inertias
 * follow from the capsules' densities, scaled to {@code total_mass} when that is given.
 */
public final class PlanarModelReader {

  private final JsonNode root;
  private final double armature;
  private final double radius;
  private final double friction;
  private final double density;

  private PlanarModelReader(JsonNode root) throws FormatException {
    this.root = root;
    JsonNode defaults = root.find("defaults");
    armature = defaults == null ? 0 : notNegative(defaults, "armature", 0);
    radius = defaults == null ? 0 : notNegative(defaults, "radius", 0);
    friction = defaults == null ? 1 : notNegative(defaults, "friction", 1);
    density = defaults == null ? 1000 : notNegative(defaults, "density", 1000);
  }

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static PlanarModel read(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads from anywhere; does not close the reader.
   *
   * @param name what errors call the file
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static PlanarModel read(String name, Reader text) throws IOException {
    return new PlanarModelReader(JsonNode.read(name, text)).model();
  }

  /** A body as the file has it, its parent still a name. */
  private record Draft(JsonNode at, String name, String parent) {}

  private PlanarModel model() throws FormatException {
    Map<String, Draft> drafts = drafts();
    List<Body> bodies = new ArrayList<>();
    Map<String, Integer> index = new HashMap<>();
    Map<String, Integer> joints = new LinkedHashMap<>();
    Map<String, JsonNode> capsules = new HashMap<>();
    // Rounds over the file: whoever's parent is placed follows it. What is left hangs on itself.
    while (bodies.size() < drafts.size()) {
      int before = bodies.size();
      for (Draft d : drafts.values()) {
        boolean ready = d.parent().isEmpty() || index.containsKey(d.parent());
        if (ready && !index.containsKey(d.name())) {
          index.put(d.name(), bodies.size());
          int parent = d.parent().isEmpty() ? -1 : index.getOrDefault(d.parent(), -1);
          bodies.add(body(d, parent, joints, capsules));
        }
      }
      if (bodies.size() == before) {
        throw cycle(drafts, index);
      }
    }
    JsonNode scale = root.find("total_mass");
    double timestep = root.positive("timestep");
    return new PlanarModel(
        root.text("title"),
        timestep,
        root.number("gravity", 9.81),
        notNegative(root.get("ground"), "friction", 1),
        root.flag("self_contact", true),
        softness(root.get("contact"), timestep),
        scale == null ? bodies : scaled(bodies, root.positive("total_mass")),
        actuators(joints));
  }

  private Map<String, Draft> drafts() throws FormatException {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (JsonNode b : root.get("bodies").items()) {
      String name = b.text("name");
      if (drafts.put(name, new Draft(b, name, b.text("parent", ""))) != null) {
        throw b.error("two bodies are called \"" + name + "\"", "rename one");
      }
    }
    if (drafts.isEmpty()) {
      throw root.get("bodies").error("there is no body", "add one");
    }
    for (Draft d : drafts.values()) {
      if (!d.parent().isEmpty() && !drafts.containsKey(d.parent())) {
        throw d.at()
            .get("parent")
            .error("there is no body \"" + d.parent() + "\"", "name one of the bodies");
      }
    }
    return drafts;
  }

  private static FormatException cycle(Map<String, Draft> drafts, Map<String, Integer> placed)
      throws FormatException {
    Draft at =
        drafts.values().stream()
            .filter(d -> !placed.containsKey(d.name()))
            .findFirst()
            .orElseThrow();
    List<String> way = new ArrayList<>();
    while (!way.contains(at.name())) {
      way.add(at.name());
      at = Objects.requireNonNull(drafts.get(at.parent()));
    }
    way.add(at.name());
    return at.at()
        .get("parent")
        .error(
            "the bodies hang on each other in a cycle: "
                + String.join(" -> ", way.subList(way.indexOf(at.name()), way.size())),
            "give one of them no parent, or another");
  }

  private Body body(
      Draft d, int parent, Map<String, Integer> joints, Map<String, JsonNode> capsuleNames)
      throws FormatException {
    JsonNode b = d.at();
    List<Joint> own = new ArrayList<>();
    for (JsonNode j : b.items("joints")) {
      Joint joint = joint(j);
      if (joints.put(joint.name(), joints.size()) != null) {
        throw j.error("two joints are called \"" + joint.name() + "\"", "rename one");
      }
      if (!joint.hinge() && own.stream().anyMatch(Joint::hinge)) {
        throw j.error("a slide comes after a hinge", "put the slides of a body first");
      }
      own.add(joint);
    }
    List<Capsule> capsules = new ArrayList<>();
    double mass = 0;
    double mx = 0;
    double mz = 0;
    List<double[]> parts = new ArrayList<>();
    for (JsonNode c : b.get("capsules").items()) {
      Capsule capsule = capsule(c);
      if (capsuleNames.put(capsule.name(), c) != null) {
        throw c.error("two capsules are called \"" + capsule.name() + "\"", "rename one");
      }
      capsules.add(capsule);
      double[] part = massAndInertia(capsule, notNegative(c, "density", density));
      parts.add(part);
      mass += part[0];
      mx += part[0] * capsule.x();
      mz += part[0] * capsule.z();
    }
    double comX = mass > 0 ? mx / mass : 0;
    double comZ = mass > 0 ? mz / mass : 0;
    double inertia = 0;
    for (int i = 0; i < parts.size(); i++) {
      double dx = capsules.get(i).x() - comX;
      double dz = capsules.get(i).z() - comZ;
      inertia += parts.get(i)[1] + parts.get(i)[0] * (dx * dx + dz * dz);
    }
    JsonNode given = b.find("mass");
    if (given != null) {
      double wanted = b.positive("mass");
      if (mass <= 0) {
        throw b.error("the capsules have no volume to spread the mass over", "add one");
      }
      inertia *= wanted / mass;
      mass = wanted;
    }
    if (mass <= 0 || inertia <= 0) {
      throw b.error(
          "the body \"" + d.name() + "\" has no mass", "give it a capsule with a density above 0");
    }
    double[] at = pair(b, "position");
    return new Body(d.name(), parent, at[0], at[1], mass, comX, comZ, inertia, own, capsules);
  }

  // Solid capsule about its centre, across its axis: a cylinder and two half spheres.
  private static double[] massAndInertia(Capsule c, double density) {
    double r = c.radius();
    double h = 2 * c.halfLength();
    double ball = density * 4 / 3 * Math.PI * r * r * r;
    double tube = density * Math.PI * r * r * h;
    double inertia =
        tube * (3 * r * r + h * h) / 12 + ball * (0.4 * r * r + h * h / 4 + 3 * r * h / 8);
    return new double[] {ball + tube, inertia};
  }

  private Joint joint(JsonNode j) throws FormatException {
    boolean hinge = !j.has("slide");
    double[] axis = hinge ? new double[2] : pair(j, "slide");
    if (!hinge && Math.abs(axis[0] * axis[0] + axis[1] * axis[1] - 1) > 1e-9) {
      throw j.get("slide").error("the axis has not length 1", "scale it to length 1");
    }
    String key = hinge ? "range_deg" : "range";
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    if (j.has(key)) {
      double[] range = pair(j, key);
      if (range[0] >= range[1]) {
        throw j.get(key).error("the range is empty", "give the lower limit first");
      }
      low = hinge ? Math.toRadians(range[0]) : range[0];
      high = hinge ? Math.toRadians(range[1]) : range[1];
    }
    return new Joint(
        j.text("name"),
        hinge,
        axis[0],
        axis[1],
        low,
        high,
        notNegative(j, "stiffness", 0),
        notNegative(j, "damping", 0),
        notNegative(j, "armature", armature));
  }

  private Capsule capsule(JsonNode c) throws FormatException {
    double[] centre = pair(c, "centre");
    double r = c.has("radius") ? c.positive("radius") : radius;
    if (r <= 0) {
      throw c.error("the capsule has no radius", "add one, or a default");
    }
    return new Capsule(
        c.text("name"),
        centre[0],
        centre[1],
        Math.toRadians(c.number("tilt_deg", 0)),
        r,
        c.positive("half_length"),
        notNegative(c, "friction", friction));
  }

  private List<Actuator> actuators(Map<String, Integer> joints) throws FormatException {
    List<Actuator> actuators = new ArrayList<>();
    for (JsonNode a : root.items("actuators")) {
      String joint = a.text("joint");
      Integer index = joints.get(joint);
      if (index == null) {
        throw a.get("joint")
            .error("there is no joint \"" + joint + "\"", "name a joint of one of the bodies");
      }
      actuators.add(new Actuator(a.text("name", joint), index, a.number("gear")));
    }
    return actuators;
  }

  private static Softness softness(JsonNode c, double timestep) throws FormatException {
    JsonNode i = c.get("impedance");
    double low = i.positive("low");
    double high = i.positive("high");
    if (low >= 1 || high >= 1) {
      throw i.error("an impedance is not below 1", "give numbers between 0 and 1");
    }
    double constant = c.positive("time_constant");
    if (constant < 2 * timestep) {
      throw c.get("time_constant")
          .error("contacts are faster than two time steps", "give at least " + 2 * timestep);
    }
    return new Softness(constant, c.positive("damping_ratio"), low, high, i.positive("width"));
  }

  private static List<Body> scaled(List<Body> bodies, double total) {
    double sum = bodies.stream().mapToDouble(Body::mass).sum();
    double s = total / sum;
    return bodies.stream()
        .map(
            b ->
                new Body(
                    b.name(),
                    b.parent(),
                    b.x(),
                    b.z(),
                    b.mass() * s,
                    b.comX(),
                    b.comZ(),
                    b.inertia() * s,
                    b.joints(),
                    b.capsules()))
        .toList();
  }

  private static double[] pair(JsonNode node, String key) throws FormatException {
    List<JsonNode> items = node.get(key).items();
    if (items.size() != 2) {
      throw node.get(key).error("there are " + items.size() + " numbers", "give two");
    }
    return new double[] {items.get(0).number(), items.get(1).number()};
  }

  private static double notNegative(JsonNode node, String key, double otherwise)
      throws FormatException {
    @Nullable JsonNode n = node.find(key);
    if (n == null) {
      return otherwise;
    }
    if (n.number() < 0) {
      throw n.error("the number is " + n.number(), "it must not be negative");
    }
    return n.number();
  }
}
