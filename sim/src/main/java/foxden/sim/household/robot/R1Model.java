package foxden.sim.household.robot;

import java.util.ArrayList;
import java.util.List;

/**
 * The R1 robot as data: kinematic tree, limits, rates and collision proxies; immutable. Numbers are
 * those of the robot description published with the BEHAVIOR Robot Suite (arXiv 2503.05652).
 *
 * <p>The 21-vector, used for commands, proprioception and as kinematic configuration, is {@code
 * [base vx vy wz | torso 1..4 | left arm 1..6 | left gripper | right arm 1..6 | right gripper]}:
 * m/s and rad/s, rad, and for the grippers the opening in mm from 0 (closed) to 100.
 *
 * <p>Frame of the robot: base_link, x forward, y left, z up, its origin {@link #GROUND} above the
 * floor. Collision proxies are boxes from the published bounding boxes, except: the base (not
 * published) is a chamfered prism, and fingers are only their pads (the rest of a finger slides
 * inside the hand).
 */
public final class R1Model {

  /** Length of the canonical vector. */
  public static final int SIZE = 21;

  /** Index of the first torso joint. */
  public static final int TORSO = 3;

  /** Index of the first left arm joint. */
  public static final int LEFT_ARM = 7;

  /** Index of the left gripper opening. */
  public static final int LEFT_GRIPPER = 13;

  /** Index of the first right arm joint. */
  public static final int RIGHT_ARM = 14;

  /** Index of the right gripper opening. */
  public static final int RIGHT_GRIPPER = 20;

  /** Height of the base_link origin above the floor, m. */
  public static final double GROUND = 0.0417;

  /** Wheel radius, m. */
  public static final double WHEEL_RADIUS = 0.07;

  /** Largest opening of a gripper, mm. */
  public static final double STROKE = 100;

  /** Force of a gripper and of anything the robot pushes, N. */
  public static final double MAX_FORCE = 100;

  /** How a joint moves. */
  public enum Motion {
    FIXED,
    REVOLUTE,
    PRISMATIC
  }

  /** Which part of the robot a link moves with; each part stops on its own when blocked. */
  public enum Chain {
    BASE,
    TORSO,
    LEFT,
    RIGHT
  }

  /**
   * A convex collision proxy in the link frame.
   *
   * @param points corners, three numbers each, m
   */
  public record Hull(double[] points) {
    static Hull box(double x0, double y0, double z0, double x1, double y1, double z1) {
      double[] p = new double[24];
      for (int i = 0; i < 8; i++) {
        p[3 * i] = (i & 1) == 0 ? x0 : x1;
        p[3 * i + 1] = (i & 2) == 0 ? y0 : y1;
        p[3 * i + 2] = (i & 4) == 0 ? z0 : z1;
      }
      return new Hull(p);
    }

    /** A box around (cx, cy) with half sizes h and corners cut by c, from z0 to z1. */
    static Hull prism(double cx, double cy, double hx, double hy, double c, double z0, double z1) {
      double[][] ring = {
        {hx, hy - c}, {hx - c, hy}, {-hx + c, hy}, {-hx, hy - c},
        {-hx, -hy + c}, {-hx + c, -hy}, {hx - c, -hy}, {hx, -hy + c}
      };
      double[] p = new double[48];
      for (int i = 0; i < 16; i++) {
        p[3 * i] = cx + ring[i % 8][0];
        p[3 * i + 1] = cy + ring[i % 8][1];
        p[3 * i + 2] = i < 8 ? z0 : z1;
      }
      return new Hull(p);
    }
  }

  /**
   * One link with the joint that carries it.
   *
   * @param index place in {@link #links()}
   * @param name as in the robot description
   * @param parent index of the parent link, -1 for base_link
   * @param origin joint frame in the parent link's frame at zero
   * @param motion how the joint moves, along or about the local z axis
   * @param sign -1 where the axis is -z
   * @param vector index of the joint in the 21-vector, or -1 (fixed, wheels and steering)
   * @param scale joint position per unit of the 21-vector: 1 for joints in rad, 0.0005 for a finger
   *     (half of the opening, mm to m)
   * @param chain what it moves with
   * @param body whether it is a body of the world (false: a frame such as gripping_point)
   * @param proxies collision shapes; empty for frames and for parts inside others
   */
  public record Link(
      int index,
      String name,
      int parent,
      Rigid origin,
      Motion motion,
      int sign,
      int vector,
      double scale,
      Chain chain,
      boolean body,
      List<Hull> proxies) {
    public Link {
      proxies = List.copyOf(proxies);
    }

    /** Name of the joint above this link, such as {@code torso_joint1}. */
    public String joint() {
      return name.contains("_link")
          ? name.replace("_link", "_joint")
          : name.replace("_finger", "_axis");
    }
  }

  private static final double[] LOWER = {
    -1.5, -1.5, -3.0, -1.1345, -2.7925, -2.0944, -3.0543, //
    -2.8798, 0, -3.3161, -2.8798, -1.6581, -2.8798, 0, //
    -2.8798, 0, -3.3161, -2.8798, -1.6581, -2.8798, 0
  };
  private static final double[] UPPER = {
    1.5, 1.5, 3.0, 1.8326, 2.5307, 1.8326, 3.0543, //
    2.8798, 3.2289, 0, 2.8798, 1.6581, 2.8798, 100, //
    2.8798, 3.2289, 0, 2.8798, 1.6581, 2.8798, 100
  };

  /** Joint speeds of the description; fingers 0.25 m/s each, so 500 mm/s of opening. */
  private static final double[] VELOCITY = {
    1.5, 1.5, 3.0, 2.5, 2.5, 2.5, 2.5, //
    20.944, 20.944, 7.5398, 25.133, 25.133, 25.133, 500, //
    20.944, 20.944, 7.5398, 25.133, 25.133, 25.133, 500
  };

  private final List<Link> links;

  private R1Model(List<Link> links) {
    this.links = List.copyOf(links);
  }

  /** All links, parents before children. */
  public List<Link> links() {
    return links;
  }

  /**
   * Index of a link.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public int index(String name) {
    for (Link l : links) {
      if (l.name().equals(name)) {
        return l.index();
      }
    }
    throw new IllegalArgumentException("R1 has no link '" + name + "'");
  }

  /** Lower limits of the 21-vector (base: the robot's greatest speeds); a copy. */
  public static double[] lower() {
    return LOWER.clone();
  }

  /** Upper limits of the 21-vector; a copy. */
  public static double[] upper() {
    return UPPER.clone();
  }

  /** Greatest speeds of each element, units per second; a copy. */
  public static double[] velocity() {
    return VELOCITY.clone();
  }

  /** Names of the elements of the 21-vector with their units. */
  public static List<String> labels() {
    List<String> l = new ArrayList<>(List.of("base vx m/s", "base vy m/s", "base wz rad/s"));
    for (int i = 1; i <= 4; i++) {
      l.add("torso " + i + " rad");
    }
    for (String side : List.of("left", "right")) {
      for (int i = 1; i <= 6; i++) {
        l.add(side + " arm " + i + " rad");
      }
      l.add(side + " gripper mm");
    }
    return List.copyOf(l);
  }

  /** The robot. */
  public static R1Model create() {
    Builder b = new Builder();
    // The base mesh is not published: about 0.7 x 0.7 x 0.25 m around the three wheel modules,
    // 30 mm above the floor.
    int base =
        b.body("base_link", -1, Rigid.IDENTITY, Motion.FIXED, 1, -1, 1, Chain.BASE)
            .hull(Hull.prism(-0.03, 0, 0.35, 0.35, 0.12, 0.03 - GROUND, 0.25))
            .end();
    double[][] servo = {{0.21516, 0.28001}, {0.21516, -0.27999}, {-0.28085, 0}};
    for (int i = 0; i < 3; i++) {
      int s =
          b.body(
                  "servo_link" + (i + 1),
                  base,
                  Rigid.at(servo[i][0], servo[i][1], 0.116),
                  Motion.REVOLUTE,
                  1,
                  -1,
                  1,
                  Chain.BASE)
              .end();
      b.body(
              "wheel_link" + (i + 1),
              s,
              Rigid.xyzRpy(0, 0.0277, -0.08765, -1.5708, 0, 0),
              Motion.REVOLUTE,
              1,
              -1,
              1,
              Chain.BASE)
          .end();
    }
    int t1 =
        b.body(
                "torso_link1",
                base,
                Rigid.xyzRpy(-0.032845, 0, 0.301, -1.5708, 0, 0),
                Motion.REVOLUTE,
                1,
                TORSO,
                1,
                Chain.TORSO)
            .hull(Hull.box(-0.0625, -0.4624, -0.0885, 0.0625, 0.0625, 0.0885))
            .end();
    int t2 =
        b.body(
                "torso_link2",
                t1,
                Rigid.at(0, -0.4, 0),
                Motion.REVOLUTE,
                1,
                TORSO + 1,
                1,
                Chain.TORSO)
            .hull(Hull.box(-0.0625, -0.3625, -0.0915, 0.0625, 0.0625, 0.0915))
            .end();
    int t3 =
        b.body(
                "torso_link3",
                t2,
                Rigid.at(0, -0.3, 0),
                Motion.REVOLUTE,
                -1,
                TORSO + 2,
                1,
                Chain.TORSO)
            .hull(Hull.box(-0.0628, -0.1247, -0.0635, 0.0628, 0.0625, 0.0635))
            .end();
    int t4 =
        b.body(
                "torso_link4",
                t3,
                Rigid.xyzRpy(0, -0.12474, 0, 1.5708, 0, 0),
                Motion.REVOLUTE,
                1,
                TORSO + 3,
                1,
                Chain.TORSO)
            .hull(Hull.box(-0.0957, -0.1864, -0.0314, 0.1186, 0.1864, 0.4147))
            .end();
    b.frame("head_point", t4, Rigid.at(0.072315, 0, 0.449075), Chain.TORSO);
    int zed =
        b.body(
                "zed_link",
                t4,
                Rigid.xyzRpy(0.06739, 0, 0.4753, 0, 0.34906, 0),
                Motion.FIXED,
                1,
                -1,
                1,
                Chain.TORSO)
            .hull(Hull.box(-0.1625, -0.1005, -0.1126, 0.0133, 0.1005, 0.0581))
            .end();
    b.frame("zed_left_lens", zed, Rigid.at(-0.014997 - 0.01, 0.06, 0), Chain.TORSO);
    Rigid[] left = {
      Rigid.xyzRpy(-0.00033786, 0.13608, 0.27773, -1.5708, 0, 0),
      Rigid.xyzRpy(0, 0, 0.11185, -1.5708, 0, 0),
      Rigid.at(-0.34928, -0.019999, 0),
      Rigid.xyzRpy(0.02735, -0.069767, 0, -3.1416, 1.5708, 3.1416),
      Rigid.xyzRpy(0, -0.0025, 0.2463, 1.5708, -1.5703, 0.0077846),
      Rigid.xyzRpy(0.16215, 6.8925e-5, -0.0024999, -1.5708, -0.0077846, -1.5702)
    };
    Rigid[] right = {
      Rigid.xyzRpy(-0.0003367, -0.13609, 0.27773, 1.5786, -0.00054698, 0),
      Rigid.xyzRpy(0, 0.00087053, 0.11185, -1.5786, 0, -0.00054696),
      Rigid.at(-0.34928, -0.020001, 0),
      Rigid.xyzRpy(0.02735, -0.069767, 0, 0, -1.5708, 3.1416),
      Rigid.xyzRpy(0, 0.0025, 0.2463, -1.5708, -1.5703, 0.0077846),
      Rigid.xyzRpy(0.16215, -0.00010784, -0.0024999, 1.5708, 0, 1.5703)
    };
    Rigid[] leftFingers = {
      Rigid.xyzRpy(0.00012069, -0.013453, 0.03689, 1.5745, -1.5702, 0.0041033),
      Rigid.xyzRpy(-0.00012054, 0.013453, 0.03689, -1.5671, -1.5702, 0.0041033)
    };
    Rigid[] rightFingers = {
      Rigid.xyzRpy(-1.5963e-5, 0.013454, 0.03689, -1.5745, -1.5703, 0.0037081),
      Rigid.xyzRpy(1.5816e-5, -0.013454, 0.03689, 1.5671, -1.5703, 0.0037081)
    };
    arm(b, "left", t4, left, leftFingers, LEFT_ARM, Chain.LEFT);
    arm(b, "right", t4, right, rightFingers, RIGHT_ARM, Chain.RIGHT);
    return new R1Model(b.links);
  }

  private static void arm(
      Builder b, String side, int trunk, Rigid[] joints, Rigid[] fingers, int vector, Chain chain) {
    Hull[] hulls = {
      Hull.box(-0.0505, -0.0366, 0.0389, 0.0505, 0.0366, 0.1624),
      Hull.box(-0.3850, -0.0557, -0.0440, 0.0468, 0.0500, 0.0440),
      Hull.box(-0.0350, -0.1019, -0.0469, 0.2402, 0.0354, 0.0469),
      Hull.box(-0.0315, -0.0305, 0.2083, 0.0315, 0.0315, 0.2778),
      Hull.box(-0.0180, -0.0302, -0.0327, 0.0845, 0.0302, 0.0346),
      Hull.box(-0.0300, -0.0542, -0.0767, 0.0300, 0.0542, 0.0000)
    };
    int parent = trunk;
    for (int i = 0; i < 6; i++) {
      parent =
          b.body(
                  side + "_arm_link" + (i + 1),
                  parent,
                  joints[i],
                  Motion.REVOLUTE,
                  1,
                  vector + i,
                  1,
                  chain)
              .hull(hulls[i])
              .end();
    }
    for (int i = 0; i < 2; i++) {
      // only the pad: the inner face is 13.45 mm from the joint frame, towards the other finger
      b.body(
              side + "_gripper_finger" + (i + 1),
              parent,
              fingers[i],
              Motion.PRISMATIC,
              1,
              vector + 6,
              0.0005,
              chain)
          .hull(Hull.box(-0.0150, -0.0186, -0.01345, 0.0415, 0.0186, 0.0048))
          .end();
    }
    b.frame(side + "_gripping_point", parent, Rigid.at(0, 0, 0.06), chain);
    int mount =
        b.frame(
            side + "_wrist_camera_mount",
            parent,
            Rigid.xyzRpy(0.050549, -0.0021066, -0.0051378, -0.0070534, -1.1345, -StrictMath.PI),
            chain);
    b.frame(
        side + "_wrist_left_lens",
        mount,
        Rigid.xyzRpy(-0.055588, -0.008813, -0.023487, 0, -0.436332, 0).times(Rigid.at(0, 0.03, 0)),
        chain);
  }

  /** Collects links in order. */
  private static final class Builder {
    final List<Link> links = new ArrayList<>();

    Pending body(
        String name, int parent, Rigid origin, Motion m, int sign, int vec, double scale, Chain c) {
      return new Pending(name, parent, origin, m, sign, vec, scale, c);
    }

    int frame(String name, int parent, Rigid origin, Chain chain) {
      int i = links.size();
      links.add(new Link(i, name, parent, origin, Motion.FIXED, 1, -1, 1, chain, false, List.of()));
      return i;
    }

    /** A body whose proxies are still coming. */
    final class Pending {
      private final String name;
      private final int parent;
      private final Rigid origin;
      private final Motion motion;
      private final int sign;
      private final int vector;
      private final double scale;
      private final Chain chain;
      private final List<Hull> hulls = new ArrayList<>();

      Pending(
          String name, int parent, Rigid origin, Motion m, int sign, int vec, double s, Chain c) {
        this.name = name;
        this.parent = parent;
        this.origin = origin;
        this.motion = m;
        this.sign = sign;
        this.vector = vec;
        this.scale = s;
        this.chain = c;
      }

      Pending hull(Hull h) {
        hulls.add(h);
        return this;
      }

      int end() {
        int i = links.size();
        links.add(
            new Link(i, name, parent, origin, motion, sign, vector, scale, chain, true, hulls));
        return i;
      }
    }
  }
}
