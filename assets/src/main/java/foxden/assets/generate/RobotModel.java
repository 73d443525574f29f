package foxden.assets.generate;

import static foxden.assets.mesh.Palette.*;

import foxden.assets.mesh.Affine;
import foxden.assets.mesh.Kind;
import foxden.assets.mesh.Model;
import foxden.assets.mesh.Paint;
import foxden.assets.mesh.Part;
import foxden.assets.mesh.Pen;
import foxden.assets.mesh.Vec;

/**
 * The R1 robot: every link in its own frame, fitted to the bounding boxes of the published meshes.
 * White shells over dark joints; the wheel modules are drawn with the base.
 */
final class RobotModel {
  private static final Paint SHELL = new Paint(Kind.PLASTIC, 0xF2F0EA);
  private static final Paint JOINT = new Paint(Kind.METAL, 0x3C3F45);
  private static final Paint ACCENT = new Paint(Kind.PLASTIC, 0xE0793F);
  private static final Paint LIGHT = new Paint(Kind.GLOW, 0x9FE3F2);

  private RobotModel() {}

  static void define(Catalog c) {
    c.add("r1", RobotModel::r1);
  }

  private static Model r1() {
    Model m = new Model("r1", "robot").keepFrame().friction(0.8).reach(0.12).refine(9000, 0.03);
    base(m.part("base_link", 68.732));
    wheels(m);
    torso(m);
    for (String side : new String[] {"left", "right"}) {
      arm(m, side);
    }
    return m;
  }

  private static void base(Part part) {
    Pen p = part.pen();
    // a low white body over a dark chassis; ground is 0.0417 m below the origin
    p.shell(
        SHELL,
        4,
        new double[] {0.118, 0.318, 0.318, 0.13, -0.02},
        new double[] {0.128, 0.338, 0.338, 0.14, -0.02},
        new double[] {0.205, 0.338, 0.338, 0.14, -0.02},
        new double[] {0.238, 0.325, 0.325, 0.135, -0.02},
        new double[] {0.255, 0.296, 0.296, 0.12, -0.02},
        new double[] {0.256, 0.17, 0.2, 0.07, -0.033});
    p.shell(
        JOINT,
        2,
        new double[] {-0.005, 0.20, 0.17, 0.06, 0.0},
        new double[] {0.05, 0.23, 0.19, 0.06, 0.0},
        new double[] {0.12, 0.23, 0.19, 0.06, 0.0});
    p.shell(
        JOINT,
        4,
        new double[] {0.112, 0.326, 0.326, 0.13, -0.02},
        new double[] {0.121, 0.326, 0.326, 0.13, -0.02});
    // a light band, a bumper line, the rear camera
    p.shell(
        JOINT,
        4,
        new double[] {0.158, 0.3395, 0.3395, 0.14, -0.02},
        new double[] {0.184, 0.3395, 0.3395, 0.14, -0.02});
    p.block(LIGHT, 0.3, -0.11, 0.165, 0.3215, 0.11, 0.177, 0.003);
    p.block(ACCENT, 0.2, -0.05, 0.2545, 0.235, 0.05, 0.2575, 0.001);
    p.block(JOINT, -0.245, -0.045, 0.29, -0.215, 0.045, 0.33, 0.006);
    p.shell(
        JOINT,
        2,
        new double[] {0.25, 0.02, 0.03, 0.01, -0.228},
        new double[] {0.3, 0.012, 0.02, 0.01, -0.228});
    // pedestal of the first torso joint: two cheeks around the lower end of torso link 1
    p.shell(
        SHELL,
        3,
        new double[] {0.25, 0.13, 0.165, 0.05, -0.033},
        new double[] {0.275, 0.115, 0.15, 0.05, -0.033},
        new double[] {0.285, 0.10, 0.14, 0.045, -0.033});
    for (int s = -1; s <= 1; s += 2) {
      Pen q = p.at(-0.032845, s * 0.113, 0.301).rotX(-90);
      q.cylinder(SHELL, 12, 0.068, -0.022, 0.022);
      q.at(0, 0, s * 0.022).cylinder(JOINT, 16, 0.04, -0.003, 0.003);
      p.block(SHELL, -0.09, s * 0.092, 0.25, 0.025, s * 0.134, 0.30, 0.006);
    }
    p.solid(-0.358, -0.338, 0.0, 0.318, 0.338, 0.255);
    p.solid(-0.16, -0.15, 0.255, 0.095, 0.15, 0.37);
  }

  private static void wheels(Model m) {
    for (int k = 1; k <= 3; k++) {
      Pen q = m.part("servo_link" + k, 1).pen();
      q.cylinder(JOINT, 16, 0.046, -0.02, 0.02);
      for (int s = 0; s < 2; s++) {
        double y = s == 0 ? -0.0375 : 0.0315;
        q.block(JOINT, -0.022, y, -0.105, 0.022, y + 0.006, 0, 0.003);
      }
      q.block(JOINT, -0.022, -0.0375, -0.02, 0.022, 0.0375, 0.002, 0.003);
      q.solid(-0.0475, -0.04, -0.1351, 0.0475, 0.04, 0.024);
    }
    for (int k = 1; k <= 3; k++) {
      // the wheel turns about its z; its outer side is at z = 0
      Pen w = m.part("wheel_link" + k, k < 3 ? 2.2 : 2.0).pen();
      w.lathe(
          RUBBER, 16, 0.05, -0.0554, 0.062, -0.0554, 0.07, -0.047, 0.07, -0.008, 0.062, 0, 0.05, 0);
      w.lathe(STEEL, 14, 0, -0.052, 0.051, -0.054, 0.051, -0.0015, 0, -0.004);
      w.cylinder(ACCENT, 10, 0.014, -0.056, 0.0006);
      for (int t = 0; t < 5; t++) {
        w.rotZ(72 * t).block(SHELL, 0.018, -0.005, -0.05, 0.046, 0.005, 0.0, 0.002);
      }
      w.solidCylinder(0.07, -0.0554, 0);
    }
  }

  // A bar of the torso along local z: dark drum below, white shell narrowing to the next joint.
  private static void bar(Pen p, double length, double wide, double head, double r) {
    Pen drum = p.rotX(-90);
    drum.cylinder(JOINT, 16, r, -wide, wide);
    drum.cylinder(SHELL, 12, r * 0.62, -wide - 0.0005, wide + 0.0005);
    p.shell(
        SHELL,
        3,
        new double[] {0.0, r * 0.72, wide * 0.72, 0.03},
        new double[] {length * 0.22, r * 0.98, wide * 0.86, 0.035},
        new double[] {length * 0.75, r * 0.92, wide * 0.72, 0.035},
        new double[] {length - 0.02, r * 0.8, head, 0.03},
        new double[] {length + 0.01, r * 0.6, head, 0.02});
    p.at(0, 0, length).rotX(-90).cylinder(JOINT, 16, r * 0.92, -head, head);
    p.block(
        ACCENT, r * 0.9, -wide * 0.3, length * 0.36, r * 0.985, wide * 0.3, length * 0.4, 0.002);
  }

  private static void torso(Model m) {
    Pen one = m.part("torso_link1", 10).pen().rotX(90);
    bar(one, 0.4, 0.0885, 0.055, 0.0625);
    one.solid(-0.0625, -0.0885, -0.0625, 0.0625, 0.0885, 0.4624);
    Pen two = m.part("torso_link2", 3.4).pen().rotX(90);
    bar(two, 0.3, 0.0915, 0.04, 0.0625);
    // the drum of link 2 embraces link 1: two outer discs
    two.solid(-0.0625, -0.0915, -0.0625, 0.0625, 0.0915, 0.3625);
    Pen three = m.part("torso_link3", 5.5).pen().rotX(90);
    three.rotX(-90).cylinder(JOINT, 16, 0.0625, -0.0635, 0.0635);
    three.rotX(-90).cylinder(SHELL, 12, 0.04, -0.0642, 0.0642);
    three.lathe(SHELL, 16, 0, 0.02, 0.05, 0.02, 0.055, 0.05, 0.0628, 0.085, 0.0628, 0.108);
    three.lathe(JOINT, 16, 0.058, 0.104, 0.058, 0.1247, 0, 0.1247);
    three.solid(-0.0628, -0.0635, -0.0625, 0.0628, 0.0635, 0.1247);
    trunk(m.part("torso_link4", 16.778).pen());
    head(m.part("zed_link", 3.3094).pen());
  }

  private static void trunk(Pen p) {
    p.lathe(JOINT, 16, 0, -0.031, 0.062, -0.031, 0.07, -0.01, 0.07, 0.03);
    p.crease(60)
        .shell(
            SHELL,
            4,
            new double[] {0.012, 0.062, 0.078, 0.05, 0.0},
            new double[] {0.03, 0.076, 0.095, 0.055, 0.0},
            new double[] {0.12, 0.084, 0.112, 0.055, 0.004},
            new double[] {0.19, 0.094, 0.132, 0.05, 0.006},
            new double[] {0.235, 0.098, 0.15, 0.05, 0.008},
            new double[] {0.31, 0.098, 0.152, 0.05, 0.008},
            new double[] {0.36, 0.086, 0.128, 0.05, 0.004},
            new double[] {0.385, 0.06, 0.085, 0.045, -0.006});
    // shoulder sockets
    for (int s = -1; s <= 1; s += 2) {
      p.at(0, s * 0.145, 0.27773)
          .rotX(-90 * s)
          .lathe(JOINT, 16, 0, -0.03, 0.058, -0.03, 0.058, 0.03, 0.05, 0.041, 0, 0.041);
    }
    // chest: a dark inlay with a light, as a friendly badge
    p.cushion(JOINT, 0.095, -0.07, 0.225, 0.1145, 0.07, 0.315, 0.009, 0.002, 2);
    p.block(LIGHT, 0.112, -0.045, 0.264, 0.1172, 0.045, 0.276, 0.002);
    p.block(ACCENT, 0.082, -0.022, 0.1, 0.0905, 0.022, 0.108, 0.002);
    p.lathe(JOINT, 16, 0.045, 0.37, 0.04, 0.4, 0.04, 0.43);
    p.solid(-0.0957, -0.1864, -0.0314, 0.1186, 0.1864, 0.4147);
  }

  // The head: a white shell, a dark visor and the stereo camera's two eyes.
  private static void head(Pen h) {
    h.cushion(SHELL, -0.160, -0.1, -0.082, 0.004, 0.1, 0.062, 0.056, 0.006, 2);
    h.cushion(JOINT, -0.02, -0.0875, -0.042, 0.0125, 0.0875, 0.034, 0.015, 0.001, 2);
    h.cushion(JOINT, -0.125, -0.105, -0.05, -0.06, 0.105, 0.015, 0.02, 0.001, 1);
    for (int s = -1; s <= 1; s += 2) {
      Pen eye = h.at(0.0115, s * 0.06, -0.004).rotY(90);
      eye.lathe(STEEL, 14, 0.024, 0, 0.024, 0.004, 0.0195, 0.006, 0.0185, 0.003);
      eye.lathe(LIGHT, 14, 0.0188, 0.001, 0.0188, 0.0035, 0.013, 0.0035);
      eye.lathe(SCREEN, 14, 0.0135, 0.001, 0.013, 0.0045, 0.006, 0.007, 0, 0.0075);
    }
    h.solid(-0.1625, -0.1005, -0.1126, 0.0133, 0.1005, 0.0581);
  }

  private static void arm(Model m, String side) {
    Pen one = m.part(side + "_arm_link1", 1.319).pen();
    // shoulder: from the socket outwards along z; joint 2 turns about local y of the next frame
    one.lathe(
        SHELL, 14, 0, 0.0389, 0.046, 0.0389, 0.0505, 0.046, 0.0505, 0.075, 0.044, 0.09, 0.036,
        0.112);
    one.shell(
        SHELL,
        3,
        new double[] {0.07, 0.045, 0.036, 0.02},
        new double[] {0.112, 0.045, 0.0366, 0.02},
        new double[] {0.145, 0.04, 0.0366, 0.03},
        new double[] {0.1624, 0.02, 0.03, 0.02});
    one.at(0, 0, 0.11185).rotX(90).cylinder(JOINT, 14, 0.036, -0.0366, 0.0366);
    one.solid(-0.0505, -0.0366, 0.0389, 0.0505, 0.0366, 0.1624);

    Pen two = m.part(side + "_arm_link2", 1.300).pen();
    two.cylinder(JOINT, 14, 0.043, -0.044, 0.044);
    two.cylinder(SHELL, 12, 0.028, -0.0445, 0.0445);
    Pen along = two.at(0, -0.004, 0).rotY(-90);
    along
        .crease(60)
        .shell(
            SHELL,
            3,
            new double[] {0.0, 0.036, 0.036, 0.025, 0.0, 0.004},
            new double[] {0.06, 0.041, 0.043, 0.028, 0.0, 0.002},
            new double[] {0.18, 0.036, 0.038, 0.028, 0.0, -0.004},
            new double[] {0.28, 0.037, 0.036, 0.028, 0.0, -0.012},
            new double[] {0.345, 0.03, 0.03, 0.022, 0.0, -0.016});
    two.block(ACCENT, -0.2, -0.05, -0.012, -0.17, -0.043, 0.012, 0.002);
    two.at(-0.34928, -0.02, 0).cylinder(JOINT, 14, 0.0357, -0.0405, 0.0405);
    two.solid(-0.385, -0.0557, -0.044, 0.0468, 0.05, 0.044);

    Pen three = m.part(side + "_arm_link3", 0.818).pen();
    three.cylinder(SHELL, 14, 0.035, -0.0469, -0.0385);
    three.cylinder(SHELL, 14, 0.035, 0.0385, 0.0469);
    three.cylinder(JOINT, 14, 0.022, -0.0475, 0.0475);
    three
        .crease(60)
        .in(new Affine(Vec.X, Vec.Z, Vec.Y.mul(-1), Vec.ZERO))
        .shell(
            SHELL,
            3,
            new double[] {0.0, 0.034, 0.046, 0.03},
            new double[] {0.045, 0.035, 0.0465, 0.03},
            new double[] {0.075, 0.035, 0.04, 0.03, 0.004},
            new double[] {0.1, 0.026, 0.03, 0.026, 0.01});
    Pen fore = three.at(0.0, -0.069767, 0).rotY(90);
    fore.lathe(
        SHELL, 14, 0, -0.03, 0.026, -0.03, 0.032, -0.02, 0.0325, 0.06, 0.031, 0.16, 0.03, 0.214);
    fore.lathe(JOINT, 14, 0.028, 0.21, 0.0285, 0.2402, 0, 0.2402);
    fore.lathe(ACCENT, 14, 0.0322, 0.075, 0.0327, 0.077, 0.0327, 0.083, 0.0322, 0.085);
    three.solid(-0.035, -0.1019, -0.0469, 0.05, 0.0354, 0.0469);
    three.solid(0.05, -0.1019, -0.034, 0.2402, -0.036, 0.034);

    Pen four = m.part(side + "_arm_link4", 0.816).pen();
    double bend = side.equals("left") ? -0.0025 : 0.0025;
    four.lathe(SHELL, 14, 0, 0.2083, 0.03, 0.2083, 0.0315, 0.213, 0.0315, 0.23, 0.026, 0.242);
    four.at(0, bend, 0.2463).rotX(90).cylinder(JOINT, 14, 0.03, -0.0305, 0.0305);
    four.at(0, bend, 0.2463).rotX(90).cylinder(SHELL, 14, 0.019, -0.0312, 0.0312);
    four.solid(-0.0315, -0.0305, 0.2083, 0.0315, 0.0315, 0.2778);

    Pen five = m.part(side + "_arm_link5", 0.801).pen();
    Pen wrist = five.rotY(90);
    five.cylinder(SHELL, 14, 0.018, -0.0327, 0.0346);
    wrist.shell(
        SHELL,
        3,
        new double[] {-0.012, 0.033, 0.024, 0.012},
        new double[] {0.02, 0.0335, 0.0295, 0.02},
        new double[] {0.062, 0.0315, 0.0302, 0.0295},
        new double[] {0.07, 0.0302, 0.0302, 0.0302});
    wrist.lathe(JOINT, 14, 0.027, 0.066, 0.027, 0.0845, 0, 0.0845);
    five.solid(-0.018, -0.0302, -0.0327, 0.0845, 0.0302, 0.0346);

    Pen hand = m.part(side + "_arm_link6", 0.465).pen();
    hand.lathe(JOINT, 14, 0, -0.0767, 0.028, -0.0767, 0.028, -0.06);
    hand.shell(
        SHELL,
        3,
        new double[] {-0.068, 0.028, 0.03, 0.02},
        new double[] {-0.058, 0.03, 0.04, 0.02},
        new double[] {-0.04, 0.03, 0.0535, 0.02},
        new double[] {-0.012, 0.03, 0.0542, 0.018},
        new double[] {-0.004, 0.026, 0.05, 0.015});
    hand.block(JOINT, -0.021, -0.053, -0.006, 0.021, 0.053, 0.006, 0.003);
    hand.block(ACCENT, 0.029, -0.02, -0.045, 0.0306, 0.02, -0.04, 0.0005);
    // wrist camera
    hand.block(JOINT, 0.024, -0.03, -0.034, 0.048, 0.03, -0.012, 0.005);
    hand.solid(-0.03, -0.0542, -0.0767, 0.03, 0.0542, 0.006);
    finger(m.part(side + "_gripper_finger1", 0.057).pen());
    finger(m.part(side + "_gripper_finger2", 0.057).pen());
  }

  // The finger's x points along the hand, its z outwards (the way it opens); the pad's face is
  // where
  // the two fingers meet when closed.
  private static void finger(Pen p) {
    double in = -0.0132;
    p.block(JOINT, -0.0505 + 0.02, -0.0141, in, -0.018, 0.0141, 0.0048, 0.003);
    p.in(new Affine(Vec.Z, Vec.Y, Vec.X, Vec.ZERO))
        .shell(
            SHELL,
            2,
            new double[] {-0.02, 0.0072, 0.0135, 0.004, -0.0016},
            new double[] {0.012, 0.0062, 0.0125, 0.004, -0.0026},
            new double[] {0.034, 0.0042, 0.0115, 0.003, -0.0046},
            new double[] {0.0415, 0.002, 0.009, 0.002, -0.0066});
    p.block(RUBBER, -0.004, -0.0105, in, 0.0395, 0.0105, in + 0.005, 0.0015);
    p.solid(-0.0305, -0.0141, in, 0.0415, 0.0141, 0.0048);
  }
}
