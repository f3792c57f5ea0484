import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;
const state = (name: string) => ({ DEFAULT: token(name), soft: token(`${name}-soft`), ink: token(`${name}-ink`) });
const variant = (letter: string) => ({ DEFAULT: token(`variant-${letter}`), ink: token(`variant-${letter}-ink`) });

/** The whole palette is replaced, not extended: a raw colour name produces no class at all. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  darkMode: "class",
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      inherit: "inherit",
      background: token("background"),
      surface: token("surface"),
      raised: token("raised"),
      sunken: token("sunken"),
      hover: token("hover"),
      overlay: token("overlay"),
      border: { DEFAULT: token("border"), strong: token("border-strong") },
      text: token("text"),
      muted: token("muted"),
      subtle: token("subtle"),
      accent: { ...state("accent"), fill: token("accent-fill"), on: token("on-accent") },
      success: state("success"),
      warning: state("warning"),
      danger: { ...state("danger"), fill: token("danger-fill"), on: token("on-danger") },
      info: state("info"),
      variant: {
        a: variant("a"),
        b: variant("b"),
        c: variant("c"),
        d: variant("d"),
        e: variant("e"),
        f: variant("f"),
      },
      ring: token("ring"),
    },
    fontSize: {
      xs: ["12px", "16px"],
      sm: ["13px", "20px"],
      base: ["14px", "20px"],
      md: ["16px", "24px"],
      lg: ["20px", "28px"],
      xl: ["28px", "36px"],
    },
    borderRadius: { none: "0", sm: "4px", DEFAULT: "6px", lg: "8px", full: "9999px" },
    boxShadow: { none: "none", float: token("shadow-float"), dialog: token("shadow-dialog") },
    fontFamily: {
      sans: ['"Inter Variable"', "system-ui", "sans-serif"],
      mono: ['"JetBrains Mono Variable"', "ui-monospace", "monospace"],
    },
    extend: {
      maxWidth: { prose: "72ch", page: "1440px" },
      transitionDuration: { DEFAULT: "120ms", fast: "120ms", slow: "160ms" },
      zIndex: { sticky: "10", rail: "20", overlay: "40", float: "50" },
      keyframes: {
        "fade-in": { from: { opacity: "0" } },
        "fade-out": { to: { opacity: "0" } },
        "pop-in": { from: { opacity: "0", transform: "translateY(4px)" } },
        "slide-in": { from: { opacity: "0", transform: "translateX(16px)" } },
        "slide-out": { to: { opacity: "0", transform: "translateX(16px)" } },
        pulse: { "50%": { opacity: "0.5" } },
      },
      animation: {
        "fade-in": "fade-in 140ms ease-out",
        "fade-out": "fade-out 120ms ease-in forwards",
        "pop-in": "pop-in 140ms ease-out",
        "slide-in": "slide-in 160ms ease-out",
        "slide-out": "slide-out 120ms ease-in forwards",
        pulse: "pulse 1.6s ease-in-out infinite",
      },
    },
  },
} satisfies Config;
