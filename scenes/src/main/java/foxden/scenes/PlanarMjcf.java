package foxden.scenes;

import java.util.List;

/** Writes a planar model as MuJoCo's XML, in radians, with the masses given. Stateless. */
public final class PlanarMjcf {

  private PlanarMjcf() {}

  /** The whole document. */
  public static String write(PlanarModel model) {
    PlanarModel.Softness s = model.contact();
    String soft =
        "solref=\"%s %s\" solimp=\"%s %s %s 0.5 2\""
            .formatted(s.timeConstant(), s.dampingRatio(), s.low(), s.high(), s.width());
    StringBuilder xml = new StringBuilder();
    xml.append("<mujoco model=\"").append(model.title()).append("\">\n");
    xml.append(" <compiler angle=\"radian\" inertiafromgeom=\"false\"/>\n");
    xml.append(
        " <option timestep=\"%s\" gravity=\"0 0 %s\"/>%n"
            .formatted(model.timestep(), -model.gravity()));
    int affinity = model.selfContact() ? 1 : 0;
    xml.append(
        " <default><joint %s/><geom %s conaffinity=\"%d\"/></default>%n"
            .formatted(
                soft.replace("solref", "solreflimit").replace("solimp", "solimplimit"),
                soft,
                affinity));
    xml.append(" <worldbody>\n");
    xml.append(
        "  <geom name=\"ground\" type=\"plane\" size=\"100 1 1\" friction=\"%s 0.005 0.0001\""
                .formatted(model.groundFriction())
            + " conaffinity=\"1\"/>\n");
    body(model, -1, "  ", xml);
    xml.append(" </worldbody>\n <actuator>\n");
    List<PlanarModel.Joint> joints = model.joints();
    for (PlanarModel.Actuator a : model.actuators()) {
      xml.append(
          "  <motor name=\"%s\" joint=\"%s\" gear=\"%s\" ctrllimited=\"true\" ctrlrange=\"-1 1\"/>%n"
              .formatted(a.name(), joints.get(a.joint()).name(), a.gear()));
    }
    return xml.append(" </actuator>\n</mujoco>\n").toString();
  }

  private static void body(PlanarModel model, int parent, String indent, StringBuilder xml) {
    for (int i = 0; i < model.bodies().size(); i++) {
      PlanarModel.Body b = model.bodies().get(i);
      if (b.parent() != parent) {
        continue;
      }
      xml.append(
          "%s<body name=\"%s\" pos=\"%s 0 %s\">%n".formatted(indent, b.name(), b.x(), b.z()));
      // Only the inertia across the plane counts; the other two make a valid ellipsoid.
      xml.append(
          "%s <inertial pos=\"%s 0 %s\" mass=\"%s\" diaginertia=\"%5$s %5$s %5$s\"/>%n"
              .formatted(indent, b.comX(), b.comZ(), b.mass(), b.inertia()));
      for (PlanarModel.Joint j : b.joints()) {
        xml.append(indent).append(" <joint name=\"").append(j.name());
        xml.append(
            j.hinge()
                ? "\" type=\"hinge\" axis=\"0 1 0\""
                : "\" type=\"slide\" axis=\"%s 0 %s\"".formatted(j.axisX(), j.axisZ()));
        if (j.limited()) {
          xml.append(" limited=\"true\" range=\"%s %s\"".formatted(j.low(), j.high()));
        }
        xml.append(
            " stiffness=\"%s\" damping=\"%s\" armature=\"%s\"/>%n"
                .formatted(j.stiffness(), j.damping(), j.armature()));
      }
      for (PlanarModel.Capsule c : b.capsules()) {
        xml.append(
            ("%s <geom name=\"%s\" type=\"capsule\" pos=\"%s 0 %s\" quat=\"%s 0 %s 0\""
                    + " size=\"%s %s\" friction=\"%s 0.1 0.1\"/>%n")
                .formatted(
                    indent,
                    c.name(),
                    c.x(),
                    c.z(),
                    StrictMath.cos(c.tilt() / 2),
                    StrictMath.sin(c.tilt() / 2),
                    c.radius(),
                    c.halfLength(),
                    c.friction()));
      }
      body(model, i, indent + " ", xml);
      xml.append(indent).append("</body>\n");
    }
  }
}
