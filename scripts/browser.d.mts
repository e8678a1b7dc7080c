export declare function launchOptions(): { args: string[]; executablePath?: string };
export declare function ensureBrowser(): Promise<string>;
