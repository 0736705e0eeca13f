export declare function load(name: string): unknown;
