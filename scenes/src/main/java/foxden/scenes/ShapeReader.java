package foxden.scenes;

import foxden.scenes.ModelShape.Box;
import foxden.scenes.ModelShape.Capsule;
import foxden.scenes.ModelShape.Cylinder;
import foxden.scenes.ModelShape.Fill;
import foxden.scenes.ModelShape.Handle;
import foxden.scenes.ModelShape.Hull;
import foxden.scenes.ModelShape.Joint;
import foxden.scenes.ModelShape.JointType;
import foxden.scenes.ModelShape.Link;
import foxden.scenes.ModelShape.Opening;
import foxden.scenes.ModelShape.Shape;
import foxden.scenes.ModelShape.Sphere;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a model's {@code shape.json}. */
public final class ShapeReader {

  private ShapeReader() {}

  /**
   * Reads a file.
   *
   * @throws IOException with one sentence: file, JSON path and mend
   */
  public static ModelShape read(Path file) throws IOException {
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
  public static ModelShape read(String name, Reader text) throws IOException {
    JsonNode root = JsonNode.read(name, text);
    List<Link> links = new ArrayList<>();
    Set<String> linkNames = new HashSet<>();
    for (JsonNode n : root.get("links").items()) {
      links.add(link(n, linkNames));
    }
    if (links.isEmpty()) {
      throw root.get("links").error("a model needs at least one link", "add the root link");
    }
    List<Joint> joints = new ArrayList<>();
    Set<String> jointNames = new HashSet<>();
    for (JsonNode n : root.items("joints")) {
      joints.add(joint(n, linkNames, jointNames));
    }
    List<Handle> handles = new ArrayList<>();
    for (JsonNode n : root.items("handles")) {
      handles.add(
          new Handle(
              n.text("name"),
              oneOf(n.get("link"), linkNames, "link"),
              n.vec3("pos"),
              n.unit("axis"),
              n.unit("approach"),
              n.positive("width"),
              n.positive("length")));
    }
    List<Fill> fill = new ArrayList<>();
    for (JsonNode n : root.items("fill")) {
      fill.add(
          new Fill(
              n.text("name"),
              oneOf(n.get("link"), linkNames, "link"),
              n.vec3("pos"),
              n.quat("quat", Quat.IDENTITY),
              n.extent("half")));
    }
    List<Opening> open = new ArrayList<>();
    for (JsonNode n : root.items("open")) {
      int direction = n.integer("direction");
      if (Math.abs(direction) != 1) {
        throw n.get("direction").error("the direction is " + direction, "write 1 or -1");
      }
      open.add(new Opening(oneOf(n.get("joint"), jointNames, "joint"), direction));
    }
    return new ModelShape(
        root.text("model"),
        root.text("category"),
        root.extent("size"),
        root.number("friction", 0.5),
        links,
        joints,
        handles,
        fill,
        open);
  }

  private static Link link(JsonNode n, Set<String> names) throws FormatException {
    List<Shape> shapes = new ArrayList<>();
    for (JsonNode s : n.items("shapes")) {
      shapes.add(shape(s));
    }
    return new Link(
        fresh(n.get("name"), names, "link"),
        n.positive("mass"),
        n.vec3("com"),
        n.extent("inertia"),
        shapes);
  }

  private static Shape shape(JsonNode s) throws FormatException {
    String type = s.text("type");
    switch (type) {
      case "box":
        return new Box(s.vec3("pos"), s.quat("quat", Quat.IDENTITY), s.extent("half"));
      case "cylinder":
        return new Cylinder(
            s.vec3("pos"), s.quat("quat", Quat.IDENTITY), s.positive("radius"), s.positive("half"));
      case "sphere":
        return new Sphere(s.vec3("pos"), s.positive("radius"));
      case "capsule":
        return new Capsule(
            s.vec3("pos"), s.quat("quat", Quat.IDENTITY), s.positive("radius"), s.positive("half"));
      case "hull":
        List<Vec3> points = new ArrayList<>();
        for (JsonNode p : s.get("points").items()) {
          points.add(p.vec3());
        }
        if (points.size() < 4) {
          throw s.get("points").error("a hull has " + points.size() + " points", "give 4 or more");
        }
        return new Hull(points);
      default:
        throw s.get("type")
            .error("unknown shape \"" + type + "\"", "use box, cylinder, sphere, capsule or hull");
    }
  }

  private static Joint joint(JsonNode n, Set<String> links, Set<String> names)
      throws FormatException {
    String type = n.text("type");
    JointType t =
        switch (type) {
          case "hinge" -> JointType.HINGE;
          case "slider" -> JointType.SLIDER;
          default ->
              throw n.get("type").error("unknown joint \"" + type + "\"", "use hinge or slider");
        };
    double lower = n.number("lower");
    double upper = n.number("upper");
    if (lower > upper) {
      throw n.error("lower " + lower + " is above upper " + upper, "swap them");
    }
    return new Joint(
        fresh(n.get("name"), names, "joint"),
        t,
        oneOf(n.get("parent"), links, "link"),
        oneOf(n.get("child"), links, "link"),
        n.vec3("pos"),
        n.unit("axis"),
        lower,
        upper,
        n.number("friction", 0),
        n.number("damping", 0),
        n.flag("latch", false));
  }

  private static String fresh(JsonNode n, Set<String> names, String what) throws FormatException {
    if (!names.add(n.text())) {
      throw n.error("two of them are named \"" + n.text() + "\"", "rename one " + what);
    }
    return n.text();
  }

  private static String oneOf(JsonNode n, Set<String> names, String what) throws FormatException {
    if (!names.contains(n.text())) {
      throw n.error(
          "there is no " + what + " \"" + n.text() + "\"", "name a " + what + " of this model");
    }
    return n.text();
  }
}
